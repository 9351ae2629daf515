# python: 3.14
import collections
import re
import typing


class A:
    pass


for cls, name in ((typing.TypeAliasType, "x"), (typing.TypeVar, "x"), (collections.deque, "x"), (re.Pattern, "x"), (int, "__name__"), (int, "__doc__")):
    try:
        setattr(cls, name, "text")
    except TypeError as e:
        print(e)
for name in ("__name__", "__qualname__", "__module__", "__doc__"):
    try:
        delattr(A, name)
    except TypeError as e:
        print(e)
try:
    A.__qualname__ = 1
except TypeError as e:
    print(e)
# expect: cannot set 'x' attribute of immutable type 'typing.TypeAliasType'
# expect: cannot set 'x' attribute of immutable type 'typing.TypeVar'
# expect: cannot set 'x' attribute of immutable type 'collections.deque'
# expect: cannot set 'x' attribute of immutable type 're.Pattern'
# expect: cannot set '__name__' attribute of immutable type 'int'
# expect: cannot set '__doc__' attribute of immutable type 'int'
# expect: cannot delete '__name__' attribute of immutable type 'A'
# expect: cannot delete '__qualname__' attribute of immutable type 'A'
# expect: cannot delete '__module__' attribute of immutable type 'A'
# expect: cannot delete '__doc__' attribute of immutable type 'A'
# expect: can only assign string to A.__qualname__, not 'int'
