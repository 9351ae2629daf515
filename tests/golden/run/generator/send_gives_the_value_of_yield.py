def g():
    x = yield 'first'
    while True:
        x = yield x * 2
it = g()
print(next(it), it.send(1), it.send(21))  # expect: first 2 42
