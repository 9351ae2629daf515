print([i for i in range(6) if (lambda v: v % 2 == 0)(i)])  # expect: [0, 2, 4]
