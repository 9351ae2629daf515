def g():
    print('never')
    yield 1
it = g()
try:
    it.throw(ValueError('v'))
except ValueError as e:
    print(e, list(it))  # expect: v []
