import warnings


def plain():
    return 1


def generator():
    yield 2


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    plain.__code__ = generator.__code__
print(list(plain()), caught[0].category.__name__, caught[0].message)
# expect: [2] DeprecationWarning Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)
