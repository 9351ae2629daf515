class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): return A(self.n + o)
class B(A):
    def __iadd__(self, o):
        self.n += o
        return self
a = x = A(1)
a += 5
b = y = B(1)
b += 5
print(a.n, x.n, b.n, y.n)  # expect: 6 1 6 6
