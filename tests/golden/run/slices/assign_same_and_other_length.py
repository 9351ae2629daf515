x = [1, 2, 3, 4]
x[1:3] = 'abc'
print(x)  # expect: [1, 'a', 'b', 'c', 4]
x[1:4] = []
print(x)  # expect: [1, 4]
x[1:1] = [9, 9]
print(x)  # expect: [1, 9, 9, 4]
