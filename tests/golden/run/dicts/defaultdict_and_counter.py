from collections import defaultdict, Counter
d = defaultdict(list)
d['a'].append(1)
print(dict(d), Counter('banana').most_common(2))  # expect: {'a': [1]} [('a', 3), ('n', 2)]
