def f(o, x):
    del x, o.a, o[0]
