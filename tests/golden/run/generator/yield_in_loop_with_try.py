def g():
    for i in range(3):
        try:
            yield i
        except KeyError:
            yield 'key'
it = g()
print(next(it), it.throw(KeyError), next(it), next(it))  # expect: 0 key 1 2
