def f(x):
    x += 1
    x.n *= 2
    return x
