# python: 3.14
import io
import pickle
import sys
import types
import weakref


class Outer:
    class Inner:
        pass


Outer.module = sys.modules[__name__]
Outer.__qualname__ = "Outer.module.Outer"
print([pickle.loads(pickle.dumps(Outer, protocol)) is Outer for protocol in range(6)])  # expect: [True, True, True, True, True, True]
Outer.__qualname__ = "Outer"
print([pickle.loads(pickle.dumps(Outer.Inner, protocol)) is Outer.Inner for protocol in range(6)])  # expect: [True, True, True, True, True, True]
for method, arguments in ((bytearray.maketrans, (b"a", b"b")), (dict.fromkeys, ("ab",)), (str.index, ("abcd", "c")), ("abcd".index, ("c",))):
    print(all([pickle.loads(pickle.dumps(method, protocol))(*arguments) == method(*arguments) for protocol in range(6)]))
# expect: True
# expect: True
# expect: True
# expect: True
print(bytearray.maketrans.__self__, bytearray.maketrans.__qualname__, bytearray.maketrans.__module__)  # expect: <class 'bytearray'> bytearray.maketrans None
sys.modules["made"] = types.SimpleNamespace(a=types.SimpleNamespace(b=42))
print(pickle.loads(b"\x80\x04cmade\na.b\n."))  # expect: 42
reader = pickle.Unpickler(io.BytesIO(b"\x80\x04N."))
reader.load()
try:
    reader.find_class("math", "log.spam")
except AttributeError as error:
    print(error)  # expect: Can't resolve path 'log.spam' on module 'math'


class Held(list):
    pass


held = Held([1, 2])
held.name = "n"
copy = pickle.loads(pickle.dumps(weakref.proxy(held)))
print(type(copy).__name__, copy, copy.name)  # expect: Held [1, 2] n
print(pickle.loads(pickle.dumps(1 + 2j)), pickle.loads(pickle.dumps([float], 2)))  # expect: (1+2j) [<class 'float'>]
