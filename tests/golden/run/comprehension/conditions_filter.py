print([i for i in range(20) if i % 2 if i % 3])  # expect: [1, 5, 7, 11, 13, 17, 19]
