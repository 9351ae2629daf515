def f(a, b): return a
def g(): return f(1, 2) + f(3)
f(1, 2)
