def g():
    try:
        raise ValueError('handled')
    except ValueError:
        yield 1
        raise IndexError('new')
it = g()
next(it)
try:
    next(it)
except IndexError as e:
    print(repr(e.__context__))  # expect: ValueError('handled')
