import pickle
import stackless
try:
    pickle.dumps(stackless.getcurrent())
except RuntimeError as e:
    print(e)  # expect: You cannot __reduce__ the tasklet which is current.
