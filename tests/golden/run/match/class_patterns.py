class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case P(0, 0): return 'origin'
        case P(x, y=0): return 'on x', x
        case P(y=y): return 'point', y
        case int(n): return 'int', n
        case str() as s: return 'str', s
        case _: return 'other'
print(f(P(0, 0)), f(P(3, 0)), f(P(1, 2)), f(7), f('s'), f(1.5))  # expect: origin ('on x', 3) ('point', 2) ('int', 7) ('str', 's') other
