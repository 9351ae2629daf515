def f(a):
    x = yield a
    yield x
