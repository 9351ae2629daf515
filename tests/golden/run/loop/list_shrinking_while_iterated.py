x = [1, 2, 3, 4]
for i in x:
    x.remove(i)
print(x)  # expect: [2, 4]
