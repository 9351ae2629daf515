def f(k):
    n = 10
    return [i * k + n for i in range(3)]
print(f(2))  # expect: [10, 12, 14]
