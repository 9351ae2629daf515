class A:
    def f(self): pass
a = A()
print(a.f == a.f, a.f is a.f, hash(a.f) == hash(a.f), A().f == a.f)  # expect: True False True False
