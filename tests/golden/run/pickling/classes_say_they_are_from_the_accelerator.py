import pickle
import _pickle

print(pickle.Pickler is _pickle.Pickler, pickle.Pickler.__module__, pickle.PickleBuffer.__module__)  # expect: True _pickle pickle
print(repr(pickle.UnpicklingError), _pickle.loads(_pickle.dumps([1])))  # expect: <class '_pickle.UnpicklingError'> [1]
print(pickle.loads(pickle.dumps(pickle.PicklingError("why"))))  # expect: why
