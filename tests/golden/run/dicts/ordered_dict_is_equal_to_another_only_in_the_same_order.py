from collections import OrderedDict

a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a != b, a == dict(b), dict(b) == a, a == OrderedDict(x=1, y=2), a == 5)  # expect: False True True True True False


class Key:
    asked = 0

    def __hash__(self):
        return 5

    def __eq__(self, other):
        Key.asked += 1
        if Key.asked == 2:
            del a[0]
        return True


a, b = (OrderedDict.fromkeys((0, Key(), 4.2)) for _ in "ab")
try:
    a == b
except RuntimeError as e:
    print(e, Key.asked)  # expect: OrderedDict mutated during iteration 2
