a = [1]
b = a
b.append(2)
c = a[:]
c.append(3)
print(a, b is a, c)  # expect: [1, 2] True [1, 2, 3]
