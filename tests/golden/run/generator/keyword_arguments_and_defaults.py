def g(a, *b, c=3, **d):
    yield a
    yield b
    yield c
    yield d
print(list(g(1, 2, x=4)))  # expect: [1, (2,), 3, {'x': 4}]
