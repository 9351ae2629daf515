class A:
    def f(self): "doc"
a = A()
m = a.f
print(m.__self__ is a, m.__func__ is A.f, m.__name__, m.__doc__)  # expect: True True f doc
