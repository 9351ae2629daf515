class Unhashable:
    __hash__ = None
def tell(work):
    try:
        print(work())
    except TypeError as e:
        print(e)
for name in ["union", "difference", "symmetric_difference", "intersection", "issuperset", "isdisjoint", "issubset", "update", "difference_update", "intersection_update", "symmetric_difference_update"]:
    tell(lambda: getattr({1}, name)([[]]))
tell(lambda: {1}.union([Unhashable()]))
tell(lambda: frozenset([[]]))
tell(lambda: {1: 2}.keys() | [[]])
tell(lambda: {Unhashable(): 1})

# python: 3.14
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: unhashable type: 'list'
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: unhashable type: 'list'
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: unhashable type: 'list'
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'Unhashable' as a set element (unhashable type: 'Unhashable')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'Unhashable' as a dict key (unhashable type: 'Unhashable')
