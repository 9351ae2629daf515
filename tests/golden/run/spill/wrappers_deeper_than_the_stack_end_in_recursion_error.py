import types

DEPTH = 30_000


def nested(wrap, value):
    kept = [value]
    for _ in range(DEPTH):
        kept.append(wrap(kept[-1]))
    return kept


mappings = nested(types.MappingProxyType, {1: 2})
getters = nested(lambda f: property(f).__get__, lambda o: 5)
for operation in (
    lambda: mappings[-1].get(1),
    lambda: len(mappings[-1]),
    lambda: getters[-1](object()),
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
