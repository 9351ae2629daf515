try:
    sorted([1, 'a'])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
