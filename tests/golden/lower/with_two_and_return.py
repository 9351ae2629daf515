def f(m, n):
    with m as a, n:
        return a()
