r = range(2, 20, 3)
print(r, len(r), r[2], 8 in r, r.index(8), list(reversed(r)), r == range(2, 19, 3))  # expect: range(2, 20, 3) 6 8 True 2 [17, 14, 11, 8, 5, 2] True
