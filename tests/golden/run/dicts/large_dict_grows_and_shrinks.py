d = {}
for i in range(300): d[i] = str(i)
for i in range(0, 300, 2): del d[i]
print(len(d), d[299], 298 in d, sum(d))  # expect: 150 299 False 22500
