x = [1, 2, 3]
out = []
for i in reversed(x):
    out.append(i)
    x[0] = 99
print(out)  # expect: [3, 2, 99]
