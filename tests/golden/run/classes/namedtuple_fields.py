from collections import namedtuple
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p._replace(x=5), p == (1, 2))  # expect: P(x=1, y=2) 1 P(x=5, y=2) True
