class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n > o.n
print([v.n for v in sorted([V(1), V(3), V(2)])])  # expect: [3, 2, 1]
