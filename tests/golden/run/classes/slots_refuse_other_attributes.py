class A:
    __slots__ = ('x', 'y')
a = A()
a.x = 1
print(a.x, hasattr(a, 'y'), hasattr(a, '__dict__'))  # expect: 1 False False
try:
    a.z = 2
except AttributeError as e:
    print(str(e)[:33])  # expect: 'A' object has no attribute 'z' a
