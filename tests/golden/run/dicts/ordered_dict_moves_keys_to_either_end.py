from collections import OrderedDict

d = OrderedDict.fromkeys("abcde")
d.move_to_end("b")
d.move_to_end("e", last=False)
d.move_to_end("e", last=False)
d.move_to_end("b")
print(*d, *reversed(d))  # expect: e a c d b b d c a e
for k in "dcb":
    d.move_to_end(k, False)
print(*d, d.popitem(), d.popitem(last=False), *d)  # expect: b c d e a ('a', None) ('b', None) c d e
try:
    d.move_to_end("x")
except KeyError as e:
    print(e)  # expect: 'x'
while d:
    d.popitem(False)
try:
    d.popitem()
except KeyError as e:
    print(e)  # expect: 'dictionary is empty'
d["n"] = 1
d["m"] = 2
print(d)  # expect: OrderedDict({'n': 1, 'm': 2})


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return 1


d = OrderedDict((Key(n), n) for n in range(4))
d.move_to_end(Key(1))
d.move_to_end(Key(3), last=False)
print(*d.values())  # expect: 3 0 2 1
