def g():
    r = yield from [1, 2]
    yield r
print(list(g()))  # expect: [1, 2, None]
