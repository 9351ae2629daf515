box = [0]
print([box[0] for box[0] in range(3)], box)  # expect: [0, 1, 2] [2]
