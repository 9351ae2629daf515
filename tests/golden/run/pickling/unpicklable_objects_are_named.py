import pickle
import sys


def attempt(value):
    try:
        pickle.dumps(value)
    except (TypeError, pickle.PicklingError) as e:
        print(type(e).__name__, e)


attempt([type(sys)("unknown")])  # expect: TypeError cannot pickle 'module' object
