from dataclasses import dataclass, replace


@dataclass(slots=True, frozen=True)
class Point:
    x: int
    y: int = 2


p = Point(1)
print(p, replace(p, y=5), hasattr(p, "__dict__"))  # expect: Point(x=1, y=2) Point(x=1, y=5) False
