keys, items = {1: 2}.keys(), {1: 2}.items()
print([type(x).__name__ for x in (keys & {1}, keys | frozenset(), keys - [1], keys ^ {1: 2}.keys(), items & {(1, 2)}, frozenset([1]) & keys)])  # expect: ['set', 'set', 'set', 'set', 'set', 'set']
print(keys == frozenset([1]), keys <= frozenset([1, 2]), items.isdisjoint([(1, 3)]))  # expect: True True True
