# needs: python3-cachetools
import cachetools, cachetools.func
from cachetools import cached, TTLCache, LRUCache, LFUCache, RRCache, FIFOCache, MRUCache, cachedmethod, keys
for C in LRUCache, LFUCache, FIFOCache:
    c = C(3)
    for k in "abacad": c[k] = k; c.get("a")
    print(C.__name__, sorted(c), c.currsize, c)
now = [0]; t = TTLCache(5, 10, timer=lambda: now[0]); t["x"] = 1; now[0] = 9; t["y"] = 2; now[0] = 11; print(dict(t), len(t), "x" in t)
n = []
@cached(LRUCache(2), key=lambda x, **k: keys.hashkey(x % 3))
def f(x): n.append(x); return x
print([f(i) for i in range(8)], n)
class A:
    def __init__(self): self.c = {}
    @cachedmethod(lambda s: s.c)
    def m(self, x): n.append("m"); return x * 2
a = A(); print(a.m(2), a.m(2), n[-2:], a.c)
@cachetools.func.lru_cache(maxsize=2)
def g(x): return x
g(1); g(1); g(2); print(g.cache_info(), g.cache_parameters())
try:
    LRUCache(1, getsizeof=len)["k"] = "long"
except ValueError as e:
    print(e)
