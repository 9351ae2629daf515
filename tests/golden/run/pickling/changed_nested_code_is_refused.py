# A generator whose own code is the same, but that makes another function inside.
import pickle

source = """
def outer():
    def inner(x):
        return x + {0}
    yield inner(1)
    yield inner(2)
"""
import sys
import types

module = types.ModuleType("changing")
sys.modules["changing"] = module
exec(source.format(1), module.__dict__)
g = module.outer()
print(next(g))  # expect: 2
pickled = pickle.dumps(g)
print(next(pickle.loads(pickled)))  # expect: 3
exec(source.format(5), module.__dict__)
try:
    pickle.loads(pickled)
except pickle.UnpicklingError as error:
    text = str(error)
    print("outer" in text and "has changed" in text, text.count("code"))  # expect: True 2
