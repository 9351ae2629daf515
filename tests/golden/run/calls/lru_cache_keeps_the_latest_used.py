from functools import cache, lru_cache


@lru_cache(maxsize=2)
def pair(x, y=0):
    return x, y


print(pair(1), pair(2), pair(1), pair(3), pair(2), pair(1, y=5))  # expect: (1, 0) (2, 0) (1, 0) (3, 0) (2, 0) (1, 5)
print(pair.cache_info())  # expect: CacheInfo(hits=1, misses=5, maxsize=2, currsize=2)
pair.cache_clear()
print(pair.cache_info())  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(90), fibonacci.cache_info())  # expect: 2880067194370816120 CacheInfo(hits=88, misses=91, maxsize=None, currsize=91)
print(fibonacci.__name__, fibonacci.cache_parameters())  # expect: fibonacci {'maxsize': None, 'typed': False}
try:
    fibonacci([])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'
