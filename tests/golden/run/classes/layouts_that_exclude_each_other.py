class A:
    __slots__ = ("a",)


class B:
    __slots__ = ("b",)


class Below(A):
    __slots__ = ()


class Plain: ...


def make(*bases, **space):
    try:
        return type("C", bases, space).__name__
    except TypeError as error:
        return error


print(make(A, B))  # expect: multiple bases have instance lay-out conflict
print(make(A, int))  # expect: multiple bases have instance lay-out conflict
print(make(Below, A), make(A, Plain), make(Plain, str))  # expect: C C C
print(make(int, __slots__=("x",)))  # expect: nonempty __slots__ not supported for subtype of 'int'
print(make(tuple, __slots__=("x",)), make(str, __slots__=("x",)), sep="; ")  # expect: nonempty __slots__ not supported for subtype of 'tuple'; C
