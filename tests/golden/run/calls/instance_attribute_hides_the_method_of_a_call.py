class C:
    def m(self, x):
        return "method"


c = C()
c.m = lambda x: x * 2
print(c.m(int("4")))  # expect: 8
