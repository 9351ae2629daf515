x = [3, 1, 2]
print(sorted(x), x, sorted(x, reverse=True))  # expect: [1, 2, 3] [3, 1, 2] [3, 2, 1]
x.sort()
print(x)  # expect: [1, 2, 3]
