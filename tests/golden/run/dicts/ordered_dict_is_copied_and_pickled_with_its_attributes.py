import copy
import pickle
from collections import OrderedDict


class Slotted(OrderedDict):
    __slots__ = ("s",)


d = OrderedDict(a=1, b=2)
print(d.__reduce__()[:4])  # expect: (<class 'collections.OrderedDict'>, (), None, None)
d.x = [1]
for made in copy.copy(d), copy.deepcopy(d), pickle.loads(pickle.dumps(d)):
    print(type(made).__name__, made == d, made.__dict__, made.x is d.x, end=";")
print()  # expect: OrderedDict True {'x': [1]} True;OrderedDict True {'x': [1]} False;OrderedDict True {'x': [1]} False;
s = Slotted(c=3)
s.s = 4
t = pickle.loads(pickle.dumps(s))
print(t, t.s, s.__reduce__()[2])  # expect: Slotted({'c': 3}) 4 (None, {'s': 4})
print(d.copy(), hasattr(d.copy(), "x"))  # expect: OrderedDict({'a': 1, 'b': 2}) False
d["me"] = d
print(pickle.loads(pickle.dumps(d)))  # expect: OrderedDict({'a': 1, 'b': 2, 'me': ...})
it = iter(d.items())
next(it)
print([k for k, v in pickle.loads(pickle.dumps(it))])  # expect: ['b', 'me']
print(d.keys(), type(d.values()), OrderedDict(), OrderedDict[int])  # expect: odict_keys(['a', 'b', 'me']) <class 'odict_values'> OrderedDict() collections.OrderedDict[int]
own = {"y": 5}
d.__dict__ = own
d.z = 6
print(d.y, own, hasattr(d, "x"))  # expect: 5 {'y': 5, 'z': 6} False
try:
    d.__dict__ = 1
except TypeError as e:
    print(e)  # expect: __dict__ must be set to a dictionary, not a 'int'
