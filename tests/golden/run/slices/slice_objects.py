s = slice(1, 10, 2)
print(s, s.start, s.indices(5), slice(3) == slice(None, 3))  # expect: slice(1, 10, 2) 1 (1, 5, 2) True
