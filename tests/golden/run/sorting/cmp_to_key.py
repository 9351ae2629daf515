from functools import cmp_to_key
print(sorted([1, 3, 2], key=cmp_to_key(lambda a, b: b - a)))  # expect: [3, 2, 1]
