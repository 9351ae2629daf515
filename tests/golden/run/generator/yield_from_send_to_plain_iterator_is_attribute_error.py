def outer():
    yield from iter([1, 2])
it = outer()
next(it)
try:
    it.send(5)
except AttributeError as e:
    print(e)  # expect: 'list_iterator' object has no attribute 'send'
