import weakref


class C:
    def __reversed__(self):
        return iter("cba")

    def __bytes__(self):
        return b"c"


c = C()
p = weakref.proxy(c)
print("".join(reversed(p)), bytes(p))  # expect: cba b'c'
