class Set:
    __slots__ = {"a"}


class Iterator:
    __slots__ = iter(["b"])


one, two = Set(), Iterator()
one.a, two.b = 1, 2
print(one.a, two.b, Set.__slots__, list(Iterator.__slots__))  # expect: 1 2 {'a'} []
try:
    one.c = 1
except AttributeError:
    print("no c")  # expect: no c

import weakref


class Referred:
    pass


r = Referred()
print(r.__weakref__, weakref.ref(r) is r.__weakref__)  # expect: None True
