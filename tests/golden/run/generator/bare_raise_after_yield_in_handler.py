def g():
    try:
        raise ValueError('kept')
    except ValueError:
        yield 1
        raise
it = g()
next(it)
try:
    raise KeyError('other')
except KeyError:
    try:
        next(it)
    except ValueError as e:
        print(repr(e))  # expect: ValueError('kept')
