import pickle


class Plain:
    pass


class Derived(list):
    pass


class Slotted:
    __slots__ = ("a",)


class Asking:
    __slots__ = ("a",)

    def __getstate__(self):
        return 5

    def __setstate__(self, state):
        self.a = state


plain = Plain()
plain.x, plain.y = 1, [True, None]
derived = Derived([1, 2])
derived.z = 3
circle = [1]
circle.append((circle,))
values = [0, -1, 300, 70000, 2**31, 10**20, 1.5, "a\\b\n\u1234\U00012345\xe9", b"bytes", (), (1,), (1, (2, 3), ()), {}, {"a": 1, 2: "b"}, {3}, True, print, plain,
          derived, Asking(), object, circle]
for protocol in (0, 1):
    print([len(pickle.dumps(value, protocol)) for value in values])
print(pickle.dumps([1, "x", (2.5, False)], 0))
print(pickle.dumps(plain, 1) == pickle.dumps(pickle.loads(pickle.dumps(plain, 1)), 1))
for protocol in (0, 1):
    back = pickle.loads(pickle.dumps(values[:17], protocol))
    print(back == values[:17], vars(pickle.loads(pickle.dumps(plain, protocol))), pickle.loads(pickle.dumps(derived, protocol)), end=" ")
    again = pickle.loads(pickle.dumps(circle, protocol))
    print(again[1][0] is again, pickle.loads(pickle.dumps(Asking(), protocol)).a)
try:
    pickle.dumps(Slotted(), 0)
except TypeError as error:
    print(str(error).split(" with protocol")[0])
# expect: [4, 5, 6, 8, 14, 25, 6, 37, 50, 3, 9, 22, 6, 26, 39, 5, 23, 116, 109, 86, 24, 19]
# expect: [3, 6, 4, 6, 14, 25, 10, 21, 51, 2, 7, 16, 4, 26, 33, 5, 22, 110, 99, 80, 23, 14]
# expect: b'(lp0\nI1\naVx\np1\na(F2.5\nI00\ntp2\na.'
# expect: True
# expect: True {'x': 1, 'y': [True, None]} [1, 2] True 5
# expect: True {'x': 1, 'y': [True, None]} [1, 2] True 5
# expect: a class that defines __slots__ without defining __getstate__ cannot be pickled
