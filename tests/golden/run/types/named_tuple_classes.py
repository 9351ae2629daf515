import typing


class Point(typing.NamedTuple):
    x: int
    y: int = 5

    def sum(self):
        return self.x + self.y


p = Point(1)
print(p, p.sum(), p._replace(x=2))  # expect: Point(x=1, y=5) 6 Point(x=2, y=5)
print(Point.__mro__[1].__name__, Point._field_defaults)  # expect: tuple {'y': 5}
