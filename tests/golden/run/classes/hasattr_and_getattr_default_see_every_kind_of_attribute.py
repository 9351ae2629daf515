class A:
    __slots__ = ("slot", "__dict__")
    shared = 1

    @property
    def fails(self):
        raise AttributeError("inside")


a = A()
names = ("slot", "shared", "fails", "own", "none", "__class__")
print([hasattr(a, name) for name in names])  # expect: [False, True, False, False, False, True]
a.slot, a.own = 2, 3
print([getattr(a, name, "-") for name in names[:5]])  # expect: [2, 1, '-', 3, '-']
print(vars(a), hasattr(a, "own"), hasattr(A, "own"), hasattr(A, "slot"))  # expect: {'own': 3} True False True
