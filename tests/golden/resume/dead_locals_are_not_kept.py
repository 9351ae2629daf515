def f(a, b):
    c = g(a)
    d = g(c)
    return g(d)
