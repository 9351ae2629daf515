values = [y := x + 1 for x in range(3)]
print(values, y)  # expect: [1, 2, 3] 3
