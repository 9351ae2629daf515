def outer():
    try:
        yield from iter([1, 2])
    except ValueError as e:
        yield 'outer ' + str(e)
it = outer()
next(it)
print(it.throw(ValueError('v')))  # expect: outer v
