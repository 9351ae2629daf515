def g():
    try:
        yield 1
    finally:
        print('finally')  # expect: finally
it = g()
next(it)
it.close()
print(list(it))  # expect: []
