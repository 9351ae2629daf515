class A:
    kind = 'A'
    def __init__(self, x): self.x = x
    def get(self): return self.x, self.kind
print(A(3).get(), A.kind)  # expect: (3, 'A') A
