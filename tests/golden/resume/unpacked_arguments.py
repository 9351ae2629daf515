def f(args, named):
    return g(*args, h(), **named)
