class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
d = {K(1): 'one', K(2): 'two'}
print(d[K(2)], K(1) in d, K(3) in d, len(d))  # expect: two True False 2
