class Own(OSError): ...


for constructor, made in (BaseException, BaseExceptionGroup), (BaseException, Own), (object, ValueError):
    try:
        constructor.__new__(made)
    except TypeError as error:
        print(error)
# expect: BaseException.__new__(BaseExceptionGroup) is not safe, use BaseExceptionGroup.__new__()
# expect: BaseException.__new__(Own) is not safe, use Own.__new__()
# expect: object.__new__(ValueError) is not safe, use ValueError.__new__()
print(repr(BaseException.__new__(ValueError, 1)))  # expect: ValueError(1)
