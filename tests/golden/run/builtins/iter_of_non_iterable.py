try:
    iter(5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
try:
    next([])
except TypeError as e:
    print(e)  # expect: 'list' object is not an iterator
