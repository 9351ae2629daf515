class A:
    def which(self): return __class__
class B(A): pass
print(B().which() is A)  # expect: True
