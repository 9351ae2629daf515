def inner():
    yield 1
    return 'result'
def outer():
    r = yield from inner()
    yield r
print(list(outer()))  # expect: [1, 'result']
