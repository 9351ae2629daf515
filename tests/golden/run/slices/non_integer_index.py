try:
    [1]['a':]
except TypeError as e:
    print(e)  # expect: slice indices must be integers or None or have an __index__ method
