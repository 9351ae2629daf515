import types
import weakref

DEPTH = 30_000


def nested(wrap, value):
    kept = [value]
    for _ in range(DEPTH):
        kept.append(wrap(kept[-1]))
    return kept


class Object:
    mark = 1


proxies = nested(weakref.proxy, Object())
mappings = nested(types.MappingProxyType, {1: 2})
getters = nested(lambda f: property(f).__get__, lambda o: 5)
for operation in (
    lambda: proxies[-1].mark,
    lambda: mappings[-1].get(1),
    lambda: len(mappings[-1]),
    lambda: getters[-1](Object()),
    lambda: nested(lambda t: types.GenericAlias(t, int), list)[-1].append,
):
    try:
        operation()
    except RecursionError as error:
        print(error)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
