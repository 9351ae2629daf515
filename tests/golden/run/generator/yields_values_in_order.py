def g():
    yield 1
    yield 2
print(list(g()))  # expect: [1, 2]
