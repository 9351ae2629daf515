def f(a):
    try:
        a()
    except (KeyError, ValueError):
        a(1)
    except TypeError as e:
        a(e)
    else:
        a(2)
