def f(*a): return a
print(f(*'ab', *range(2), *{'k': 1}, *(x for x in [9])))  # expect: ('a', 'b', 0, 1, 'k', 9)
