# python: 3.14
def f[T, *Ts, **P](x: T) -> T:
    def inner():
        return T
    return inner


print(f.__type_params__)  # expect: (T, Ts, P)
print(f.__qualname__, f(1).__qualname__)  # expect: f f.<locals>.inner
print(f(1)() is f.__type_params__[0] is f.__annotations__["x"])  # expect: True
