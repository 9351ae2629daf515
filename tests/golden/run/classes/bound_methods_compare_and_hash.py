class A:
    def f(self): pass
a = A()
print(a.f == a.f, a.f is a.f, len({a.f, a.f}) == 1, A().f == a.f)  # expect: True False True False
