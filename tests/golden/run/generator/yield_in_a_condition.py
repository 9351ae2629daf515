def g():
    while (yield 'more?'):
        yield 'yes'
    yield 'no'
it = g()
print(next(it), it.send(True), next(it), it.send(False))  # expect: more? yes more? no
