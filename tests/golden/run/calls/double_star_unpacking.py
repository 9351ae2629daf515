def f(a, b, c=0): return (a, b, c)
d = {'b': 2}
print(f(1, **d), f(**{'a': 1}, **d, c=3))  # expect: (1, 2, 0) (1, 2, 3)
