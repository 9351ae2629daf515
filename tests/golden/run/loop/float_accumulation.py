x = 0.0
for i in range(10):
    x += 0.1
print(x, x == 1.0)  # expect: 0.9999999999999999 False
