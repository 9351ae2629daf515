def f(a):
    if a:
        b = g(1)
        g(2)
        return b
    c = g(3)
    g(4)
    return c
