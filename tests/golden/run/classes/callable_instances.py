class A:
    def __call__(self, *a, **k): return a, k
print(A()(1, 2, x=3), callable(A()), callable(5))  # expect: ((1, 2), {'x': 3}) True False
