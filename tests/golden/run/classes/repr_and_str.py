class A:
    def __repr__(self): return 'A()'
class B(A):
    def __str__(self): return 'b'
print(A(), str(A()), repr(B()), str(B()), [B()])  # expect: A() A() A() b [A()]
