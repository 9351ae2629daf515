import functools
from collections import ChainMap, Counter, OrderedDict, namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
print(Point(1), Point(1)._replace(y=5), Counter("abca").most_common(1), ChainMap({"a": 1}, {"b": 2})["b"])  # expect: Point(x=1, y=0) Point(x=1, y=5) [('a', 2)] 2
print(list(OrderedDict(a=1, b=2)), functools.reduce(lambda a, b: a * b, [1, 2, 3]), functools.partial(int, base=2)("101"))  # expect: ['a', 'b'] 6 5


@functools.singledispatch
def kind(x):
    return "other"


@kind.register(int)
def _(x):
    return "int"


print(kind(1), kind("a"))  # expect: int other
