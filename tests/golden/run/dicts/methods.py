d = {'a': 1}
d['b'] = 2
d.update(c=3)
print(d.get('x'), d.get('x', 0), d.setdefault('a', 9), d.setdefault('z', []), d.pop('b'), d.pop('q', None), d)  # expect: None 0 1 [] 2 None {'a': 1, 'c': 3, 'z': []}
print(d.popitem(), len(d), 'a' in d, list(d.items()))  # expect: ('z', []) 2 True [('a', 1), ('c', 3)]
