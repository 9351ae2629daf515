try:
    try:
        raise ValueError('first')
    except ValueError:
        raise KeyError('second')
except KeyError as e:
    print(repr(e.__context__), e.__cause__)  # expect: ValueError('first') None
