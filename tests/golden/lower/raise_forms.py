def f(a, b):
    if a: raise
    if b: raise a
    raise a from b
