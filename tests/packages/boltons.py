# needs: python3-boltons
from boltons import cacheutils, dictutils, funcutils, iterutils, listutils, mathutils, setutils, strutils, tableutils, timeutils, typeutils, urlutils, queueutils, formatutils
from datetime import timedelta, datetime

lru = cacheutils.LRU(max_size=3)
for k in "abcad":
    lru[k] = k.upper()
print(lru, dictutils.OMD([("a", 1), ("b", 2), ("a", 3)]).todict(multi=True))
print(list(iterutils.chunked(range(7), 3)), list(iterutils.windowed(range(5), 3)), iterutils.remap({"a": [1, {"b": None}], "c": None}, lambda p, k, v: v is not None))
print(list(iterutils.split([1, None, 2, 3, None], None)), iterutils.bucketize(range(6), lambda x: x % 3), iterutils.research({"x": {"y": 42}}, lambda p, k, v: v == 42))
print(setutils.IndexedSet([3, 1, 3, 2]) | {9}, mathutils.clamp(12, 0, 10), mathutils.Bits("1010").as_hex())
print(strutils.slugify("Hello, World! Ünïcode"), strutils.camel2under("HttpServerName"), strutils.cardinalize("mouse", 3), strutils.bytes2human(123456789, 2), strutils.parse_int_list("1,3,5-8"))
print(tableutils.Table([[1, 2], [3, 4]], headers=["a", "b"]).to_text())
print(timeutils.decimal_relative_time(datetime(2020, 1, 1), datetime(2020, 1, 3, 12)), timeutils.parse_timedelta("2h 30m"))
u = urlutils.URL("http://user@example.com:8080/a/b?x=1&y=2#f")
u.query_params["z"] = "ä"
print(u.to_text(), u.port, u.path_parts)
q = queueutils.PriorityQueue()
for n, p in (("low", 1), ("high", 9), ("mid", 5)):
    q.add(n, p)
print([q.pop() for _ in range(3)])

@funcutils.wraps(lambda a, b=2, *, c: None, injected="c")
def wrapped(a, b):
    return a, b
print(wrapped(1), listutils.BarrelList(range(10))[3:6])
