try:
    raise ValueError('v')
except ValueError as e:
    print('caught', e)  # expect: caught v
