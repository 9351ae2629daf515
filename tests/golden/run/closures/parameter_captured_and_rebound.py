def f(x):
    def g(): return x
    x = x + 1
    return g(), x
print(f(1))  # expect: (2, 2)
