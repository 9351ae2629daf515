print(list(x for y in (range(i) for i in range(4)) for x in y))  # expect: [0, 0, 1, 0, 1, 2]
