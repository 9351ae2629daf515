x = list(range(10))
del x[2:5]
print(x)  # expect: [0, 1, 5, 6, 7, 8, 9]
del x[::2]
print(x)  # expect: [1, 6, 8]
