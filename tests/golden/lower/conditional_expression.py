def f(a, b):
    return a(1 if b else 2)
