def f():
    total = 0
    return [total := total + i for i in range(5)], total
print(f())  # expect: ([0, 1, 3, 6, 10], 10)
