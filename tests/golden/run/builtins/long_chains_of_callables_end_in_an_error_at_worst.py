import functools
import types


def tried(callee, wrap):
    for _ in range(20_000):
        callee = wrap(callee)
    try:
        callee("abc")
    except RecursionError:
        pass


tried(len, functools.lru_cache)
tried(list, lambda f: types.GenericAlias(f, (int,)))
tried(len, functools.partial)
tried(len, staticmethod)
tried(lambda *arguments: None, lambda f: types.MethodType(f, 1))
print("alive")  # expect: alive
