def generator():
    yield


first, second, third = ValueError(1), ValueError(2), ValueError(3)
try:
    try:
        raise first
    except ValueError:
        raise second
except ValueError:
    pass
g = generator()
next(g)
try:
    raise third
except ValueError:
    try:
        g.throw(second)
    except ValueError as error:
        print(error is second, error.__context__ is first)  # expect: True True
