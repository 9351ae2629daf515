class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return ('lt', self.n, o.n)
    def __ge__(self, o): return NotImplemented
print(V(1) < V(2), V(1) > V(2))  # expect: ('lt', 1, 2) ('lt', 2, 1)
try:
    V(1) >= V(2)
except TypeError as e:
    print(e)  # expect: '>=' not supported between instances of 'V' and 'V'
