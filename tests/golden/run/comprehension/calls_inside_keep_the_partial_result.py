def g(x): return [y * x for y in range(3)]
print([g(i) for i in range(3)])  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
