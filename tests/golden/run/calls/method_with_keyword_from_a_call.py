def one():
    return 1


class C:
    def m(self, a, *rest, k):
        return a, rest, k


print(C().m(one(), one() + 1, 3, one() + 3, k=one() + 4))  # expect: (1, (2, 3, 4), 5)
