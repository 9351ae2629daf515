d = {'a': 1}
k, v = d.keys(), d.values()
d['b'] = 2
print(list(k), list(v), k & {'a', 'z'}, 'b' in k)  # expect: ['a', 'b'] [1, 2] {'a'} True
