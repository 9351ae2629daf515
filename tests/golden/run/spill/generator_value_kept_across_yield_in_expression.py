def gen():
    x = (yield 1) + (yield 2)
    yield x
g = gen()
print(next(g), g.send(10), g.send(20))  # expect: 1 2 30
