class A:
    x = 2
    y = x * 3
    def f(self, z=y): return z
print(A.y, A().f())  # expect: 6 6
