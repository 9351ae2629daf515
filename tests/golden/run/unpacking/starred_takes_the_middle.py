a, *b, c = range(6)
print(a, b, c)  # expect: 0 [1, 2, 3, 4] 5
*a, b = 'xyz'
print(a, b)  # expect: ['x', 'y'] z
a, *b = [1]
print(a, b)  # expect: 1 []
