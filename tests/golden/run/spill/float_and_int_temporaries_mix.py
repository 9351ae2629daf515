def f(x): return x / 2
def g(x): return x // 2
print(f(7) + g(7) * f(3) - g(9))  # expect: 4.0
