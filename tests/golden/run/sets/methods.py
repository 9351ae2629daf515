s = {1}
s.add(2)
s.update([3, 4])
s.discard(9)
s.remove(1)
print(sorted(s), len(s), 2 in s, s.issubset({2, 3, 4, 5}))  # expect: [2, 3, 4] 3 True True
try:
    s.remove(1)
except KeyError as e:
    print(e)  # expect: 1
