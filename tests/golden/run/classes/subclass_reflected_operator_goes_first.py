class A:
    def __add__(self, o): return 'A.add'
class B(A):
    def __radd__(self, o): return 'B.radd'
print(A() + B(), B() + A())  # expect: B.radd A.add
