def g():
    yield 0
    yield 1
    print('never')
print(any(g()))  # expect: True
