import math
import pickle
import stackless  # CPython does not pickle this
print(pickle.loads(pickle.dumps(math)) is math)  # expect: True
