def f(o, i, v):
    o.a = v
    o[i] = v
