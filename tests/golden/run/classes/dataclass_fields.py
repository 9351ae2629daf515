from dataclasses import dataclass, field
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)
print(P(1), P(1, 2) == P(1, 2), P(1) < P(2), sorted([P(3), P(1, 5), P(1)]))  # expect: P(x=1, y=0, tags=[]) True True [P(x=1, y=0, tags=[]), P(x=1, y=5, tags=[]), P(x=3, y=0, tags=[])]
