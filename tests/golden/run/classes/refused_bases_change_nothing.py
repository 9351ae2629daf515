class A:
    pass


class B(A):
    pass


class C(B):
    pass


class Other(A):
    pass


try:
    B.__bases__ = (C,)
except TypeError as error:
    print(error)  # expect: a __bases__ item causes an inheritance cycle
try:
    B.__bases__ = (A, Other)
except TypeError as error:
    print("Cannot create" in str(error))  # expect: True
try:
    B.__bases__ = ()
except TypeError as error:
    print(error)  # expect: can only assign non-empty tuple to B.__bases__, not ()
print([c.__name__ for c in C.__mro__])  # expect: ['C', 'B', 'A', 'object']
