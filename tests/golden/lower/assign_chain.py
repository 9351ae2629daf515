def f(v):
    a = b = v()
    return a, b
