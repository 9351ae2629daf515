print({k % 2: k for k in range(5)})  # expect: {0: 4, 1: 3}
