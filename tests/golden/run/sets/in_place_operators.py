s = {1, 2, 3}
t = s
s &= {2, 3}
s |= {9}
s -= {3}
print(sorted(t))  # expect: [2, 9]
