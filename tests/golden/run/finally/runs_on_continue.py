out = []
for i in range(4):
    try:
        if i % 2: continue
        out.append(i)
    finally:
        out.append('f%d' % i)
print(out)  # expect: [0, 'f0', 'f1', 2, 'f2', 'f3']
