# python: 3.14
from annotationlib import Format, get_annotations


def f(a: Missing, b: list[int]):
    pass


found = get_annotations(f, format=Format.FORWARDREF)
print(found["b"], type(found["a"]).__name__, found["a"].__forward_arg__)  # expect: list[int] ForwardRef Missing
Missing = float
print(found["a"].evaluate())  # expect: <class 'float'>
