import warnings


class Own(int):
    pass


class Odd:
    def __index__(self):
        return Own(3)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    flag = True
    print(~flag, hex(Odd()))  # expect: -2 0x3
print([(w.category.__name__, str(w.message)[:25]) for w in caught])  # expect: [('DeprecationWarning', "Bitwise inversion '~' on "), ('DeprecationWarning', '__index__ returned non-in')]
