# python: 3.14
def decorator(f):
    print(f.__name__, f.__type_params__)  # expect: h (T,)
    return f


@decorator
def h[T](a: T):
    pass
