print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, *v in ['abc', 'd']})  # expect: [3, 7] {'a': ['b', 'c'], 'd': []}
