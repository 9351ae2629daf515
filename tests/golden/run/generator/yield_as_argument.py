def g():
    print('got', (yield 1), (yield 2))  # expect: got a b
it = g()
next(it)
it.send('a')
try:
    it.send('b')
except StopIteration:
    pass
