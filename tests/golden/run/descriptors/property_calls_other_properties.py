class A:
    @property
    def a(self): return self.b + 1
    @property
    def b(self): return self.c * 2
    c = 5
print(A().a)  # expect: 11
