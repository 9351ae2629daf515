class A:
    @property
    def x(self): return 'A'
class B(A):
    @property
    def x(self): return super().x + 'B'
print(B().x)  # expect: AB
