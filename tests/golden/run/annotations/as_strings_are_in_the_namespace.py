from __future__ import annotations


x: int = 1
if x:
    y: list[Missing]
else:
    never: int
print(__annotations__)  # expect: {'x': 'int', 'y': 'list[Missing]'}


class C:
    a: str
    __hidden: f"{x}" = 3
    for i in range(2):
        b: Missing = i
    print(__annotations__)  # expect: {'a': 'str', '_C__hidden': "f'{x}'", 'b': 'Missing'}


print(C.__annotations__, C.__annotate__)  # expect: {'a': 'str', '_C__hidden': "f'{x}'", 'b': 'Missing'} None
print(C.__dict__["__annotations__"] is C.__annotations__)  # expect: True


class D(C):
    pass


print(D.__annotations__)  # expect: {}


def f(a: Missing) -> int:
    b: Missing = a
    return b


print(f.__annotations__, f(2))  # expect: {'a': 'Missing', 'return': 'int'} 2
names = {}
exec("from __future__ import annotations\nz: int | None", {}, names)
print(names["__annotations__"])  # expect: {'z': 'int | None'}
