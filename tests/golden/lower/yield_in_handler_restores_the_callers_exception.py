def f(a):
    try:
        a()
    except KeyError:
        yield 1
