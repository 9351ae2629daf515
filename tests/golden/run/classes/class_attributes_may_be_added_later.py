class A: pass
a = A()
A.f = lambda self: 'later'
print(a.f())  # expect: later
del A.f
print(hasattr(a, 'f'))  # expect: False
