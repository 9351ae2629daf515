d = dict.fromkeys(range(8))
for k in 0, 1, 2:
    del d[k]
it = iter(d)
print(next(it))  # expect: 3
d.update({k: 1 for k in (3, 4, 5, 6, 7)})
print(*it, *d.values())  # expect: 4 5 6 7 1 1 1 1 1
