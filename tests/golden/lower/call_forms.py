def f(g, o, a, k):
    g(a, 1, x=k)
    o.m(a)
    o.m(g())
    g(*a)
    g(1, *a, y=2, **k)
