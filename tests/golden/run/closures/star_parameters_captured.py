def f(*args, **kw):
    return lambda: (args, kw)
print(f(1, 2, a=3)())  # expect: ((1, 2), {'a': 3})
