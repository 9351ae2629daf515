def g(x): return x
print(g(1), g(2.5), g('s'), g(None), g(True), g((1,)), g([2]), g({3: 4}))  # expect: 1 2.5 s None True (1,) [2] {3: 4}
