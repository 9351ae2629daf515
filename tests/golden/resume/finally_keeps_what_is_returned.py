def f(a):
    try:
        return g(a)
    finally:
        h()
