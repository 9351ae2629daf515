class A:
    x: int
    y: str = 'y'
print(A.__annotations__, A.y, hasattr(A, 'x'))  # expect: {'x': <class 'int'>, 'y': <class 'str'>} y False
