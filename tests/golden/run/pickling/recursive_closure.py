import pickle
import stackless  # CPython does not pickle this


def make():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact


print(pickle.loads(pickle.dumps(make()))(6))  # expect: 720
