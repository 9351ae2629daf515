import inspect
import types


class Plain:
    pass


class Made:
    def __new__(cls, a):
        return a


print(isinstance(int.__new__, types.BuiltinFunctionType), str(int.__new__)[:39], int.__new__.__qualname__)
# expect: True <built-in method __new__ of type object int.__new__
print(inspect.signature(Plain), inspect.signature(Made))  # expect: () (a)
print(inspect.signature(classmethod), inspect.signature(float))  # expect: (function, /) (x=0, /)
print([a.kind for a in inspect.classify_class_attrs(bool) if a.name == "__new__"])  # expect: ['static method']
