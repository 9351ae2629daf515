try:
    (x for x in 5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
