def f(a):
    try:
        x = a
    except KeyError:
        x = 1
    return x
