print([b for a in [[1, 2], [3], []] for b in a])  # expect: [1, 2, 3]
