# python: 3.14
T = 7


def f[T](a=T, *, b=T + 1):
    return a, b


print(f(), f.__defaults__, f.__kwdefaults__)  # expect: (7, 8) (7,) {'b': 8}
