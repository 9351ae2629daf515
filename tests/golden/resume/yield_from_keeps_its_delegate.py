def f(inner):
    result = yield from inner
    return result
