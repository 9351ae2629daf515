import functools
import pickle

endless = functools.partial(print)
endless.__setstate__((endless, (), {}, {}))
try:
    pickle.dumps(endless)
except RecursionError:
    print("refused")  # expect: refused
