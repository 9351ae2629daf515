try:
    {[]: 1}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
