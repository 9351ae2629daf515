class A:
    def m(self, x):
        return "A", x


class B(A):
    def m(self, x):
        return super().m(x)

    @classmethod
    def c(cls):
        return super().__name__ if hasattr(super(), "__name__") else "no name"


class Between(A):
    pass


class C(B, Between):
    pass


things = (B(), C(), B(), C())
print([thing.m(1) for thing in things][:2])  # expect: [('A', 1), ('A', 1)]
Between.m = lambda self, x: ("Between", x)
print([thing.m(2) for thing in things])  # expect: [('A', 2), ('Between', 2), ('A', 2), ('Between', 2)]
A.m = staticmethod(lambda x: ("static", x))
print([thing.m(3)[0] for thing in things], B.c())  # expect: ['static', 'Between', 'static', 'Between'] no name
