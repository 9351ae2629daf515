from functools import lru_cache
n = 0
@lru_cache
def f(x):
    global n
    n += 1
    return x * 2
print(f(1), f(1), f(2), n)  # expect: 2 2 4 2
