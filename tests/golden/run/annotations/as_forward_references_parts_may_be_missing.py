# python: 3.14
from annotationlib import Format, get_annotations


class C:
    T = int
    x: T
    y: list[Undefined]


def f(a: Other.x[3] | None, *args: "text") -> int | None:
    pass


found = get_annotations(C, format=Format.FORWARDREF)
print(found["x"], type(found["y"]).__name__, found["y"].__args__[0].__forward_arg__)  # expect: <class 'int'> GenericAlias Undefined
print(get_annotations(C, format=Format.STRING))  # expect: {'x': 'T', 'y': 'list[Undefined]'}
found = get_annotations(f, format=Format.FORWARDREF)
print(found["a"].__forward_arg__, found["args"], found["return"])  # expect: Other.x[3] | None text int | None
Undefined = str
print(C.__annotations__)  # expect: {'x': <class 'int'>, 'y': list[str]}
