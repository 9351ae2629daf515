def helper():
    raise KeyError('helper')
try:
    try:
        raise ValueError('v')
    except ValueError:
        helper()
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('v')
