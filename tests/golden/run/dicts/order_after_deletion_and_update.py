d = {'a': 1, 'b': 2, 'c': 3}
d['a'] = 9
del d['b']
d['b'] = 0
print(d, list(reversed(d)))  # expect: {'a': 9, 'c': 3, 'b': 0} ['b', 'c', 'a']
