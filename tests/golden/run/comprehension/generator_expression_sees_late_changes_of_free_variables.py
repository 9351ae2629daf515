def f():
    n = 1
    g = (i * n for i in range(3))
    n = 10
    return list(g)
print(f())  # expect: [0, 10, 20]
