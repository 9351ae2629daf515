d = {}
for i in range(5000): d[i] = str(i)
for i in range(0, 5000, 2): del d[i]
print(len(d), d[4999], 4998 in d, sum(d))  # expect: 2500 4999 False 6250000
