a = b = [1]
a += (2, 3)
print(b)  # expect: [1, 2, 3]
