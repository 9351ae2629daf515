def g():
    yield 1
    raise ValueError('v')
it = g()
next(it)
try:
    next(it)
except ValueError as e:
    print(e, list(it))  # expect: v []
