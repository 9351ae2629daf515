print([i for i in range(10, 0, -3)])  # expect: [10, 7, 4, 1]
