from dataclasses import asdict, dataclass, field, replace


@dataclass(frozen=True, order=True)
class P:
    x: int
    y: list = field(default_factory=list, compare=False)


p = P(1)
print(p, replace(p, x=2), asdict(p), P(1) < P(2), hash(P(1)) == hash(P(1)))
try:
    p.x = 5
except AttributeError as e:
    print(type(e).__name__, e)
# expect: P(x=1, y=[]) P(x=2, y=[]) {'x': 1, 'y': []} True True
# expect: FrozenInstanceError cannot assign to field 'x'
