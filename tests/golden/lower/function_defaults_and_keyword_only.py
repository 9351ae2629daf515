def f(a, b=1, /, c=g(), *d, e, h=2, **i):
    return a
