import types


class Own:
    @property
    def __dict__(self):
        return {"a": 2}


own = Own()
own.b = 3
print(vars(own), own.b)  # expect: {'a': 2} 3


class Module(types.ModuleType):
    __dict__ = 8


try:
    dir(Module("m"))
except TypeError as error:
    print(error)  # expect: <module>.__dict__ is not a dictionary
print([n for n in dir(types.ModuleType("m")) if n != "__doc__"])  # expect: ['__loader__', '__name__', '__package__', '__spec__']
module = types.ModuleType.__new__(types.ModuleType)
print(hasattr(module, "__name__"), repr(module))  # expect: False <module '?'>
