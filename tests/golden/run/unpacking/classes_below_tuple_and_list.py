from collections import namedtuple


class Plain(tuple):
    pass


class Other(tuple):
    def __iter__(self):
        return iter("xy")


class Row(list):
    def __iter__(self):
        return iter([7, 8])


P = namedtuple("P", "a b")
a, b = P(1, 2)
print(a, b)
a, b = Plain([3, 4])
print(a, b)
a, b = Other([5, 6, 7])
print(a, b)
a, b = Row([1])
print(a, b)
for a, b in [P(1, 2), Plain("pq"), Other("rst"), Row()]:
    print(a, b)
try:
    a, b = Plain([1, 2, 3])
except ValueError as e:
    print(e)
# expect: 1 2
# expect: 3 4
# expect: x y
# expect: 7 8
# expect: 1 2
# expect: p q
# expect: x y
# expect: 7 8
# expect: too many values to unpack (expected 2)
