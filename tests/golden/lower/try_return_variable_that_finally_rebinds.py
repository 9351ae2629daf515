def f(x):
    try:
        x()
        return x
    finally:
        x = 2
