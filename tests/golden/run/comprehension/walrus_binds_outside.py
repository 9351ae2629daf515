def f():
    out = [last := i for i in range(4)]
    return last, out
print(f())  # expect: (3, [0, 1, 2, 3])
