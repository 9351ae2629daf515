def down(n):
    before = n * 2
    r = 0 if n == 0 else down(n - 1)
    return r + before - n
print(down(60))  # expect: 1830
