def f(a, **kw): return (a, kw)
print(f(1), f(1, x=2, y=3), f(a=1, b=2))  # expect: (1, {}) (1, {'x': 2, 'y': 3}) (1, {'b': 2})
