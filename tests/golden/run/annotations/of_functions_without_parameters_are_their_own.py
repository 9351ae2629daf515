# python: 3.14
def first() -> int: ...
def second() -> str: ...


class C:
    def method() -> C:
        def inner() -> list:
            return inner.__annotations__
        return inner


print(first.__annotations__, second.__annotations__)  # expect: {'return': <class 'int'>} {'return': <class 'str'>}
print(C.method()(), C.method.__annotations__["return"] is C)  # expect: {'return': <class 'list'>} True
