def inner():
    while True:
        x = yield
        if x is None: return 'end'
        print('got', x)
def outer():
    r = yield from inner()
    yield r
it = outer()
next(it)
it.send(1)
it.send(2)
print(it.send(None))

# expect: got 1
# expect: got 2
# expect: end
