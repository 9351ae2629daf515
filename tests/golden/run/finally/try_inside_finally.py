def f():
    try:
        raise ValueError('a')
    finally:
        try:
            raise KeyError('b')
        except KeyError as e:
            print(repr(e), repr(e.__context__))  # expect: KeyError('b') ValueError('a')
try:
    f()
except ValueError as e:
    print(repr(e), e.__context__)  # expect: ValueError('a') None
