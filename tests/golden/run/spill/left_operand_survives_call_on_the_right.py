def f(x): return x * 10
a = 3
print(a + f(a) + f(f(a)))  # expect: 333
