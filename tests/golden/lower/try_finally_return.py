def f(a):
    try:
        return a()
    finally:
        a(1)
