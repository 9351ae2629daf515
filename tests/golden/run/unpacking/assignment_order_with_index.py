i = 0
x = [0, 0, 0]
i, x[i] = 1, 9
print(i, x)  # expect: 1 [0, 9, 0]
