class A:
    def __init__(self):
        self.x = 1

    def m(self):
        return "a"


class B:
    def __init__(self):
        self.y, self.x = 0, 2

    def m(self):
        return "b"


class C(A):
    x = property(lambda self: 3, lambda self, value: None)


class D:
    def __getattr__(self, name):
        return 4 if name == "x" else lambda: "d"


things = [A(), B(), C(), D()] * 20
print(sum(thing.x for thing in things), "".join([thing.m() for thing in things])[-8:])  # expect: 200 abadabad
for thing in things:
    thing.x = 5
print([thing.x for thing in things[-4:]])  # expect: [5, 5, 3, 5]
