def g():
    print('started')
    yield 1
it = g()
print('made')
next(it)

# expect: made
# expect: started
