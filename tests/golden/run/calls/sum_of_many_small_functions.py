def a(x): return b(x) + 1
def b(x): return c(x) * 2
def c(x): return x - 1
print(sum(a(i) for i in range(100)))  # expect: 9800
