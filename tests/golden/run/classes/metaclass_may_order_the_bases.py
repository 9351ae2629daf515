class Reversed(type):
    def mro(cls):
        own, *rest, last = type.mro(cls)
        return [own, *reversed(rest), last]


class A:
    name = "A"


class B:
    name = "B"


class C(A, B, metaclass=Reversed):
    pass


print([c.__name__ for c in C.__mro__], C.name)  # expect: ['C', 'B', 'A', 'object'] B
