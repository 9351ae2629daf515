class A: pass
a = A()
setattr(a, 'x', 1)
print(getattr(a, 'x'), getattr(a, 'y', 'default'), hasattr(a, 'x'), hasattr(a, 'y'))  # expect: 1 default True False
delattr(a, 'x')
print(hasattr(a, 'x'))  # expect: False
