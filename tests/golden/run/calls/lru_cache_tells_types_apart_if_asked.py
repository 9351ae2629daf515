from functools import lru_cache


@lru_cache(typed=True)
def name(value):
    return type(value).__name__


print(name(1), name(1.0), name(True), name(1))  # expect: int float bool int
print(name.cache_info())  # expect: CacheInfo(hits=1, misses=3, maxsize=128, currsize=3)
