d = {1: 'int', 1.0: 'float', True: 'bool'}
print(d)  # expect: {1: 'bool'}
