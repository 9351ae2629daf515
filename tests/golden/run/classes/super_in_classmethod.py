class A:
    @classmethod
    def make(cls): return 'A.make of ' + cls.__name__
class B(A):
    @classmethod
    def make(cls): return 'B then ' + super().make()
print(B.make())  # expect: B then A.make of B
