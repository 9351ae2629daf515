def g(x): return x
def f(a, b): return (a, b)
print(f(g(1) if g(True) else g(2), g(3) if g(False) else g(4)))  # expect: (1, 4)
