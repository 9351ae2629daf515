def f(a):
    return lambda b=a, *c: (a, b, c)
print(f(1)(), f(1)(2, 3))  # expect: (1, 1, ()) (1, 2, (3,))
