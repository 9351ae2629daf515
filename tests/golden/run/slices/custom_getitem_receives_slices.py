class A:
    def __getitem__(self, k): return k
print(A()[1:2], A()[:, 1], A()[::])  # expect: slice(1, 2, None) (slice(None, None, None), 1) slice(None, None, None)
