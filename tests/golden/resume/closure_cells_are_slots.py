def f(a):
    n = g(a)

    def inner():
        nonlocal n
        n += h()
        return n
    return inner
