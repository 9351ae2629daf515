print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'x'])), list(zip('ab', [1, 2, 3])))  # expect: [4, 6] [1, 'x'] [('a', 1), ('b', 2)]
