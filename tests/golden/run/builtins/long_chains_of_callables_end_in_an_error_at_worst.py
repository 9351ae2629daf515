import functools
import itertools
import types


def tried(callee):
    try:
        callee("abc")
    except RecursionError:
        pass


def times(value):
    return itertools.repeat(value, 20_000)


tried(functools.reduce(functools.lru_cache, times(False), len))
tried(functools.reduce(types.GenericAlias, times((int,)), list))
tried(functools.reduce(types.MethodType, times(1), lambda *arguments: None))
print("alive")  # expect: alive
