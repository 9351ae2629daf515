def f(manager):
    with manager as value:
        g(value)
    return 1
