f = lambda: (yield 5)
print(next(f()))  # expect: 5
