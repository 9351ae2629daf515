class C:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n):
            yield i
print(list(C(3)), max(C(5)))  # expect: [0, 1, 2] 4
