from functools import lru_cache


class Doubler:
    @lru_cache
    def double(self, value):
        return value * 2


doubler = Doubler()
print(doubler.double(3), doubler.double(3), Doubler.double.cache_info().hits)  # expect: 6 6 1
