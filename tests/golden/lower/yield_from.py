def f(a):
    return (yield from a)
