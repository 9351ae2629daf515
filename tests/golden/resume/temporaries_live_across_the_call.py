def f(a):
    return g(a, h(), k(h(), a))
