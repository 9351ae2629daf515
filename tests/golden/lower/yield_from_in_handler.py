def f(a):
    try:
        a()
    finally:
        yield from a
