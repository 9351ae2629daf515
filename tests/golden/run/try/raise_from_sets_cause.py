try:
    try:
        raise ValueError('first')
    except ValueError as e:
        raise KeyError('second') from e
except KeyError as e:
    print(repr(e.__cause__), e.__suppress_context__)  # expect: ValueError('first') True
