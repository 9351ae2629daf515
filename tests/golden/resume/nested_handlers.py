def f():
    try:
        try:
            g()
        finally:
            h()
    except ValueError:
        k()
    else:
        return 1
