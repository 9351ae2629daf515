import copy
import pickle
from functools import Placeholder, partial

p = partial(int, "10", base=2)
p.note = ["n"]
for made in copy.copy(p), copy.deepcopy(p), pickle.loads(pickle.dumps(p)):
    print(made(), made.note, made.args, made.keywords, end=";")
print()  # expect: 2 ['n'] ('10',) {'base': 2};2 ['n'] ('10',) {'base': 2};2 ['n'] ('10',) {'base': 2};
print(p, type(Placeholder)() is Placeholder, pickle.loads(pickle.dumps(Placeholder)) is Placeholder)  # expect: functools.partial(<class 'int'>, '10', base=2) True True
p.__setstate__((len, (p,), None, None))
print(p, p.__dict__, p.keywords)  # expect: functools.partial(<built-in function len>, ...) {} {}
try:
    p.func = 1
except AttributeError:
    print("read only")  # expect: read only
for state in 1, (len, [], {}, {}), (len, (), [], {}), (5, (), {}, {}):
    try:
        p.__setstate__(state)
    except TypeError as e:
        print(e, end=";")
print()  # expect: invalid partial state;invalid partial state;invalid partial state;invalid partial state;
own = {"y": 5}
p.__dict__ = own
p.z = 6
print(p.y, own)  # expect: 5 {'y': 5, 'z': 6}
