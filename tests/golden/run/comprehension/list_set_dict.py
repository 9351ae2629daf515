x = [3, 1, 2, 3]
print([i * 2 for i in x], sorted({i * 2 for i in x}), {i: i * i for i in x})  # expect: [6, 2, 4, 6] [2, 4, 6] {3: 9, 1: 1, 2: 4}
