# A function that is cached may write to its parameters: the key stays what it was called with.
from functools import lru_cache

@lru_cache(maxsize=2)
def f(a, b):
    a, b = [a, b], None
    return a

print(f(1, 2) is f(1, 2), f("x", "y"), f("x", "y"))  # expect: True ['x', 'y'] ['x', 'y']
print(f.cache_info())  # expect: CacheInfo(hits=2, misses=2, maxsize=2, currsize=2)

@lru_cache
def g(a):
    return [a]

print(g("k") is g("k"), g(1) is g(True), g(2.0) is g(2), g.cache_info().hits)  # expect: True False False 1
