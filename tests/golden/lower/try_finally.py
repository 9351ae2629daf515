def f(a):
    try:
        a()
    finally:
        a(1)
