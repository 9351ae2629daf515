def g():
    try:
        yield 1
        return 'r'
    finally:
        yield 'in finally'
it = g()
print(next(it), next(it))  # expect: 1 in finally
try:
    next(it)
except StopIteration as e:
    print(e.value)  # expect: r
