class A:
    x = 1
    y = 2
    del x
print(hasattr(A, 'x'), A.y)  # expect: False 2
