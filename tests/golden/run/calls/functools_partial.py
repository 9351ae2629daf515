from functools import partial
def f(a, b, c=0): return (a, b, c)
p = partial(f, 1, c=9)
print(p(2), p(2, c=3))  # expect: (1, 2, 9) (1, 2, 3)
