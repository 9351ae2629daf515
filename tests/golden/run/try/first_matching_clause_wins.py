try:
    raise KeyError('x')
except LookupError:
    print('lookup')  # expect: lookup
except KeyError:
    print('key')
