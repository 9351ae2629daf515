def f():
    return [[lambda: i for i in range(n)] for n in (2, 3)]
print([[g() for g in row] for row in f()])  # expect: [[1, 1], [2, 2, 2]]
