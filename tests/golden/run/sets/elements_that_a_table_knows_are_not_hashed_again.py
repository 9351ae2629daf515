class Counted(int):
    hashed = 0

    def __hash__(self):
        self.hashed += 1
        return int.__hash__(self)

    def __eq__(self, other):
        return int(self) == int(other)


d = dict.fromkeys(map(Counted, range(10)))


def count():
    return sum(e.hashed for e in d)


print(count())  # expect: 10
s = set(d)
f = frozenset(d)
print(count(), len(s), len(f))  # expect: 10 10 10
print(len(s.difference(d)), len(s & f), len(s | f), len(s ^ f), s == f, s <= f)  # expect: 0 10 10 0 True True
s.symmetric_difference_update(d)
s.update(d)
s.update(f)
print(count(), len(s))  # expect: 10 10
print(len(dict.fromkeys(s, 1)), len(dict.fromkeys(f)), sum(dict.fromkeys(s, 2).values()))  # expect: 10 10 20
print(count())  # expect: 10
