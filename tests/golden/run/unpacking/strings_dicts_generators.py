a, b = 'xy'
c, d = {'k': 1, 'l': 2}
e, f = (i * i for i in (2, 3))
print(a, b, c, d, e, f)  # expect: x y k l 4 9
