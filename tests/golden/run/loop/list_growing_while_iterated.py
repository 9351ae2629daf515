x = [1, 2, 3]
for i in x:
    if i < 3: x.append(i + 10)
print(x)  # expect: [1, 2, 3, 11, 12]
