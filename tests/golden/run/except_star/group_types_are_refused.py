for types in (ExceptionGroup, (ValueError, BaseExceptionGroup), 3):
    try:
        try:
            raise ValueError(1)
        except* types:
            print("no")
    except TypeError as error:
        print(error)
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: catching ExceptionGroup with except* is not allowed. Use except instead.
# expect: catching classes that do not inherit from BaseException is not allowed
