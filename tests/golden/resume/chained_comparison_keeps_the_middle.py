def f(a):
    return a < g() < h()
