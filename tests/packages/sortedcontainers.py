# needs: python3-sortedcontainers
import random
from sortedcontainers import SortedList, SortedDict, SortedSet, SortedKeyList
random.seed(1)
s = SortedList(random.randrange(10000) for _ in range(5000)); s._reset(50) if hasattr(s, "_reset") else None
for _ in range(2000):
    s.add(random.randrange(10000)); s.pop(random.randrange(len(s)))
s._check(); print(len(s), s[0], s[-1], s[2500], s.bisect(5000), list(s.irange(100, 120)), s.count(s[3]))
d = SortedDict({k: str(k) for k in (5, 1, 3)}); d[2] = "x"; print(d, d.peekitem(0), d.keys()[1:3], d.index(3) if hasattr(d, "index") else 0, d.popitem())
t = SortedSet("hello") ; t |= set("world"); print(t, t & set("low"), t[2], SortedKeyList([3, -5, 1], key=abs))
