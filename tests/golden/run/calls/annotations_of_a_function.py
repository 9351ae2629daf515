def f(a: int, *b: str, c: 'x' = 1, **d: float) -> list: pass
print(f.__annotations__)  # expect: {'a': <class 'int'>, 'b': <class 'str'>, 'c': 'x', 'd': <class 'float'>, 'return': <class 'list'>}
