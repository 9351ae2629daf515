print(set(), frozenset(), {1}, frozenset({2}))  # expect: set() frozenset() {1} frozenset({2})
