from collections import namedtuple


class Name(str):
    pass


class Odd(tuple):
    def __eq__(self, other):
        return False

    __hash__ = tuple.__hash__


Point = namedtuple("Point", "x y")
places = {Point(1, 2): "a", Name("n"): "b"}
print(places[1, 2], places["n"], places[Point(1, Name("2").__len__() + 1)])  # expect: a b a
places[1, 2] = "c"
places[Odd((1, 2))] = "d"
print(len(places), Odd((1, 2)) in places, Point(1, 2) in {(1, 2)}, Name("n") in {"n"})  # expect: 2 True True True
Point.__hash__ = lambda self: 7
print({Point(1, 2): 1}.get((1, 2)), hash(Point(3, 4)))  # expect: None 7
