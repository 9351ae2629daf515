class C:
    def __init__(self, n, s): self.n, self.s = n, s
    def __enter__(self): return self
    def __exit__(self, t, e, tb):
        print(self.n, t)
        return self.s
with C('outer', False), C('inner', True):
    raise ValueError

# expect: inner <class 'ValueError'>
# expect: outer None
