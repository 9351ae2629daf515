class A:
    def __bool__(self): return False
class B:
    def __len__(self): return 0
class C: pass
print(bool(A()), bool(B()), bool(C()))  # expect: False False True
