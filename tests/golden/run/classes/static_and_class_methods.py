class A:
    n = 5
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.n + x
print(A.s(1), A().s(2), A.c(1), A().c(2))  # expect: 1 2 6 7
