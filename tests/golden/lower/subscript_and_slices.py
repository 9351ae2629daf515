def f(a, i):
    return a[i], a[1:], a[:i:2], a[i, ...]
