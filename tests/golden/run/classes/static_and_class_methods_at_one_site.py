class A:
    @staticmethod
    def static(x):
        return x

    @classmethod
    def make(cls, x=0):
        return cls.__name__, x


class B(A):
    @staticmethod
    def static(x):
        return -x


found = []
for owner in (A, B, A(), B(), A, B):
    found.append((owner.static(1), owner.make(2), owner.make()[0]))
print(found[0], found[1])  # expect: (1, ('A', 2), 'A') (-1, ('B', 2), 'B')
print(found[2:4] == found[:2] == found[4:])  # expect: True
A.static = staticmethod(lambda x: x * 10)
print(A.static(1), A().static(1), B.static(1))  # expect: 10 10 -1
