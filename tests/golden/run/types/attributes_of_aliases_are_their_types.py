from contextvars import ContextVar, Token

t = list[int]
print(t.__getitem__([1, 2], 1), t.__len__([1]))  # expect: 2 1
print(ContextVar[int].__origin__ is ContextVar, Token[str].__args__)  # expect: True (<class 'str'>,)


class No(tuple):
    __class_getitem__ = None


try:
    No[int]
except TypeError as error:
    print(error)  # expect: type 'No' is not subscriptable
