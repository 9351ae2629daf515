# python: 3.14
import types

module = types.ModuleType("made")
exec("x: int\ny: later = 1", module.__dict__)
try:
    module.__annotations__
except NameError as error:
    print(error)  # expect: name 'later' is not defined
module.later = str
print(module.__annotations__)  # expect: {'x': <class 'int'>, 'y': <class 'str'>}
del module.__annotations__
print(module.__annotations__, module.__annotate__)  # expect: {} None
