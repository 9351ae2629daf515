d = {'b': 1, 'a': 2}
d['c'] = 3
del d['b']
d['b'] = 4
print([k for k in d], list(d.values()), list(d.items()))  # expect: ['a', 'c', 'b'] [2, 3, 4] [('a', 2), ('c', 3), ('b', 4)]
