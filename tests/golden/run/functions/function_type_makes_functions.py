import types


def outer():
    n = 10

    def inner(x, y=1):
        return n + x + y
    return inner


inner = outer()
copy = types.FunctionType(inner.__code__, globals(), "copy", (5,), inner.__closure__)
print(copy(1), copy.__name__, copy.__qualname__)  # expect: 16 copy outer.<locals>.inner
try:
    types.FunctionType(inner.__code__, globals())
except TypeError as error:
    print(error)  # expect: arg 5 (closure) must be tuple
