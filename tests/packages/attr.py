# needs: python3-attr
import attr
from attr import validators

@attr.s(auto_attribs=True, slots=True, order=True)
class Point:
    x: int = attr.ib(validator=validators.instance_of(int))
    y: int = attr.ib(default=0, converter=int)

@attr.s(auto_attribs=True, frozen=True)
class Path:
    name: str
    points: list = attr.Factory(list)
    length: int = attr.ib(init=False)

    def __attrs_post_init__(self):
        object.__setattr__(self, "length", len(self.points))

@attr.define
class Node:
    value: int = attr.field()
    children: list = attr.field(factory=list, repr=False)

    @value.validator
    def check(self, attribute, value):
        if value < 0:
            raise ValueError(f"{attribute.name} must not be negative")

p, q = Point(1, "7"), Point(1, 3)
print(p, q, p > q, attr.asdict(p), attr.evolve(q, x=9))
path = Path("a", [p, q])
print(path, hash(Path("b", ())) == hash(Path("b", ())))
print(attr.asdict(path), attr.astuple(path))
for make in (lambda: Point("no"), lambda: setattr(path, "name", "x"), lambda: Node(-1), lambda: Point()):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, str(e)[:70])
print([f.name for f in attr.fields(Node)], Node(3, [1]), attr.has(Node), Node.__slots__)
C = attr.make_class("C", {"a": attr.ib(default=1), "b": attr.ib(factory=dict)})
print(C(), C(2, {"k": 1}) != C())
