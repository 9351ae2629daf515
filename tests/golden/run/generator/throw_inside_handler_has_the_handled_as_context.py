def g():
    try:
        raise ValueError('handled')
    except ValueError:
        yield 1
it = g()
next(it)
try:
    it.throw(KeyError('thrown'))
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('handled')
