def f(*a, **k): return a, k
def g(x): return [x, x + 1]
print(f(*g(1), 9, *g(5), **dict(z=g(3))))  # expect: ((1, 2, 9, 5, 6), {'z': [3, 4]})
