def f(x):
    def g(): return x
    return g
print(f(1)(), f('a')())  # expect: 1 a
