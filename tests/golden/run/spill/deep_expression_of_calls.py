def f(x): return x + 1
print(f(f(f(f(f(0))))) + f(f(f(0))) * f(f(0)) - f(0))  # expect: 10
