print([(a, b) for a in 'xy' for b in range(3) if b != 1])  # expect: [('x', 0), ('x', 2), ('y', 0), ('y', 2)]
