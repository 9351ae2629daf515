# python: 3.14
from annotationlib import Format, get_annotations


def f(a: Missing, b: list[int], *args: "text", c: Other.x = 1) -> int | None:
    pass


print(get_annotations(f, format=Format.STRING))
# expect: {'a': 'Missing', 'b': 'list[int]', 'args': 'text', 'c': 'Other.x', 'return': 'int | None'}
