def f(a):
    if a:
        x = 1
    a(x)
    return x
