print(''.join(c.upper() for c in 'abc'), '-'.join([c for c in 'xyz']))  # expect: ABC x-y-z
