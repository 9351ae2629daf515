print(dict.fromkeys('ab', 0), dict([('a', 1)], b=2), dict({'x': 1}), dict(zip('ab', (1, 2))))  # expect: {'a': 0, 'b': 0} {'a': 1, 'b': 2} {'x': 1} {'a': 1, 'b': 2}
