def g(x): return [x]
print([g(1), g(2), g(g(3))])  # expect: [[1], [2], [[3]]]
