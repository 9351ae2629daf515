try:
    try:
        raise ValueError('first')
    except ValueError:
        raise KeyError('second') from None
except KeyError as e:
    print(e.__cause__, e.__suppress_context__, repr(e.__context__))  # expect: None True ValueError('first')
