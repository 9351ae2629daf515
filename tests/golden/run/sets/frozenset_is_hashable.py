f = frozenset([1, 2])
print({f: 'x'}[frozenset([2, 1])], f == {1, 2}, hash(f) == hash(frozenset([2, 1])))  # expect: x True True
