for a, (b, *c) in [(1, (2, 3, 4)), (5, 'xyz')]:
    print(a, b, c)

# expect: 1 2 [3, 4]
# expect: 5 x ['y', 'z']
