def f(a):
    try:
        return g(a)
    except KeyError as error:
        return h(error)
