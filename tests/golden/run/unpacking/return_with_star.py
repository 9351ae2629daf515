def f(x): return 0, *x
print(f([1, 2]))  # expect: (0, 1, 2)
