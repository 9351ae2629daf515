def f(i, j): return i * 10 + j
out = []
for i in range(3):
    for j in range(3):
        out.append(f(i, j))
print(out)  # expect: [0, 1, 2, 10, 11, 12, 20, 21, 22]
