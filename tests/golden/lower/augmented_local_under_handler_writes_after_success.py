def f(x):
    try:
        x += 1
    except TypeError:
        return x
