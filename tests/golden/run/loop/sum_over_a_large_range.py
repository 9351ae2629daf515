total = 0
for i in range(1000):
    total += i
print(total)  # expect: 499500
