x = [(i * 7919) % 1009 for i in range(200)]
y = sorted(x)
print(all(a <= b for a, b in zip(y, y[1:])), y[0], y[-1], len(y))  # expect: True 0 1005 200
