def f(a, b, c): return (a, b, c)
def g(x): return x + 1
print(f(g(1), g(g(1)), f(g(0), g(1), g(2))))  # expect: (2, 3, (1, 2, 3))
