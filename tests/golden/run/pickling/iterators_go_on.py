import pickle
its = [iter([1, 2, 3]), iter((1, 2, 3)), iter(range(1, 4)), enumerate("ab"), zip("ab", [1, 2]), iter("xyz"), reversed([1, 2, 3])]
for it in its:
    next(it)
print([list(pickle.loads(pickle.dumps(it))) for it in its])  # expect: [[2, 3], [2, 3], [2, 3], [(1, 'b')], [('b', 2)], ['y', 'z'], [2, 1]]
