data = [3, 2, 1, 0, 5]
i = -1
while (x := data[(i := i + 1)]):
    print(i, x)

# expect: 0 3
# expect: 1 2
# expect: 2 1
