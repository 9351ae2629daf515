class C:
    def m(self, x):
        return "old", x


def replace():
    C.m = lambda self, x: ("new", x)
    return 1


c = C()
print(c.m(replace()))  # expect: ('old', 1)
print(c.m(2))  # expect: ('new', 2)
