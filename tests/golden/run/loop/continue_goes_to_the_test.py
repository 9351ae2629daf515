n = 0
out = []
while n < 6:
    n += 1
    if n % 2: continue
    out.append(n)
print(out)  # expect: [2, 4, 6]
