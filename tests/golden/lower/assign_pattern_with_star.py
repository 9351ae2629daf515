def f(v):
    a, (b, *c), d = v
    return c
