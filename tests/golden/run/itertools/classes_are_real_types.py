import itertools

it = itertools.chain([1], [2])
print(type(it) is itertools.chain, isinstance(it, itertools.chain), isinstance(it, itertools.islice))  # expect: True True False
print(itertools.chain, itertools.chain.__module__, itertools.chain[int])  # expect: <class 'itertools.chain'> itertools itertools.chain[int]
print([type(i).__name__ for i in (itertools.islice([], 1), itertools.groupby([]), itertools.product(), itertools.count())])  # expect: ['islice', 'groupby', 'product', 'count']
print([type(group).__name__ for _, group in itertools.groupby("a")])  # expect: ['_grouper']
print(iter(it) is it, next(it), list(it))  # expect: True 1 [2]
