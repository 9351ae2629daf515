# Their attributes are in that dict from then on. Each function's places meet objects whose dicts are filled in other orders, lose names, or are replaced.


class Point:
    kind = "class"

    def __init__(self, **names):
        self.__dict__.update(names)

    def name(self):
        return "method"


def total(o):
    return o.x * 100 + o.y * 10 + o.z


def move(o, x, y, z):
    o.x = x
    o.z = z
    o.y = y


def kind(o):
    return o.kind


def name(o):
    return o.name()


def again(f, *arguments):
    for i in range(9):
        result = f(*arguments)
    return result


one = Point(x=1, y=2, z=3)
other = Point(z=6, w=0, x=4, y=5)
print(again(total, one), again(total, other), again(total, one))
# expect: 123 456 123

again(move, one, 7, 8, 9)
again(move, other, 3, 2, 1)
print(list(one.__dict__.items()), list(other.__dict__.items()))
# expect: [('x', 7), ('y', 8), ('z', 9)] [('z', 1), ('w', 0), ('x', 3), ('y', 2)]

del one.x
try:
    total(one)
except AttributeError as error:
    print(error)
# expect: 'Point' object has no attribute 'x'
again(move, one, 1, 2, 3)
print(list(one.__dict__), again(total, one))
# expect: ['y', 'z', 'x'] 123

other.__dict__ = {"y": 1, "z": 1, "x": 1}
print(again(total, other), again(total, one))
# expect: 111 123
other.__dict__.clear()
try:
    total(other)
except AttributeError as error:
    print(error)
# expect: 'Point' object has no attribute 'x'
other.__dict__.update({1: 2, "x": 4, (): 3, "y": 5, "z": 6})
print(again(total, other))
# expect: 456

print(again(kind, one), again(name, one))
# expect: class method
one.kind = "own"
one.name = lambda: "function"
print(again(kind, one), again(name, one), again(kind, other), again(name, other))
# expect: own function class method
del one.kind, one.name
print(again(kind, one), again(name, one))
# expect: class method


class Named(dict):
    pass


class Kept(list):
    pass


many = Kept()
many.__dict__ = Named(x=1, y=2, z=3)
print(again(total, many), again(move, many, 4, 5, 6), again(total, many), many.__dict__)
# expect: 123 None 456 {'x': 4, 'y': 5, 'z': 6}


class Layers:
    __slots__ = ("a", "b", "__dict__")


layers = Layers()
layers.a = 1
layers.__dict__.update(y=2, z=3, x=4)
print(again(total, layers), layers.a)
# expect: 423 1
