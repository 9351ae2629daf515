def f(args, named):
    return g(*args, h(), **named)


def k(named):
    return g(x=1, **named)
