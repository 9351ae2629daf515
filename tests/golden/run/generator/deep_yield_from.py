def nest(n):
    if n == 0:
        x = yield 'bottom'
        return x
    r = yield from nest(n - 1)
    return r + 1
it = nest(20)
print(next(it))  # expect: bottom
try:
    it.send(100)
except StopIteration as e:
    print(e.value)  # expect: 120
