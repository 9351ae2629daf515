# python: 3.14
import re
import types
import typing

union = int | str
print(union.__name__, union.__qualname__, typing.Union[int, None].__name__)  # expect: Union Union Union


def attempt(f):
    try:
        return f()
    except TypeError as e:
        return e


class Unhashable(type):
    __hash__ = None


class A(metaclass=Unhashable):
    pass


class B(metaclass=Unhashable):
    pass


print(attempt(lambda: hash(A | B)))  # expect: unhashable type: 'Unhashable'
print(attempt(lambda: hash(int | B)))  # expect: unhashable type: 'Unhashable'
print(union | "Missing" == typing.Union[int, str, "Missing"], "Missing" | union == typing.Union["Missing", int, str])  # expect: True True
print(attempt(lambda: int | 5))  # expect: unsupported operand type(s) for |: 'type' and 'int'
# A type of a module is called by it.
print(attempt(types.UnionType))  # expect: cannot create 'typing.Union' instances
print(attempt(lambda: type("U", (types.UnionType,), {})))  # expect: type 'typing.Union' is not an acceptable base type
print(attempt(lambda: type("M", (re.Match,), {})))  # expect: type 're.Match' is not an acceptable base type
print(attempt(lambda: type("B", (bool,), {})))  # expect: type 'bool' is not an acceptable base type
