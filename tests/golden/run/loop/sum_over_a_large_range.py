total = 0
for i in range(100000):
    total += i
print(total)  # expect: 4999950000
