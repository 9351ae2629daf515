def f(a):
    for x in a:
        try:
            x()
        except KeyError:
            break
        finally:
            a()
