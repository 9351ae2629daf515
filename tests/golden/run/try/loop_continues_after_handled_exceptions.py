total = 0
for i in range(10):
    try:
        if i % 3 == 0: raise ValueError(i)
        total += i
    except ValueError as e:
        total += 100
print(total)  # expect: 427
