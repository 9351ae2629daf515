x = [[0]] * 2
x[0].append(1)
print(x)  # expect: [[0, 1], [0, 1]]
