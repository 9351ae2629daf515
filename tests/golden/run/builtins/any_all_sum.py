print(any([0, 1]), all([]), all([1, 0]), sum([1, 2], 10), sum([[1], [2]], []), any(x > 2 for x in [1, 2, 3]))  # expect: True True False 13 [1, 2] True
