def f(m):
    with m() as x:
        x()
