def g():
    try:
        yield 1
    except ValueError as e:
        yield 'caught ' + str(e)
it = g()
next(it)
print(it.throw(ValueError('v')))  # expect: caught v
