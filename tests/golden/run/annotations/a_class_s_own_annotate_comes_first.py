# python: 3.14
class A:
    a: int

    def __annotate__(format):
        return {"a": str}


print(A.__annotations__)  # expect: {'a': <class 'str'>}
del A.__annotations__
print(A.__annotations__, A.__annotate__)  # expect: {} None
del A.__annotations__
try:
    del A.__annotations__
except AttributeError as e:
    print(e)  # expect: __annotations__
A.__annotate__ = lambda format: {"b": format}
print(A.__annotations__)  # expect: {'b': 1}
A.__annotate__ = None
print(A.__annotations__)  # expect: {'b': 1}
