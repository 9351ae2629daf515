def f(a, *rest): return (a, rest)
print(f(1), f(1, 2, 3))  # expect: (1, ()) (1, (2, 3))
