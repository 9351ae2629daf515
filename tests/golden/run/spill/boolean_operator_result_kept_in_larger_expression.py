def g(x): return x
print((g(0) or g(5)) + (g(7) and g(8)))  # expect: 13
