from collections import deque


class Two:
    def __index__(self):
        return 2


two = Two()
print("cbc".find("c", two), b"cbc".find(b"c", two), "abc".startswith("c", two), "cccc".count("c", two))  # expect: 2 2 True 2
print([0, 1, 0].index(0, two), (0, 1, 0).index(0, two), deque([0, 1, 0]).index(0, two))  # expect: 2 2 2
print(b"abc".find(b"c", 0, 99), b"abc".count(b"", 4))  # expect: 2 0
try:
    "abc".find("c", 1.0)
except TypeError as error:
    print(error)  # expect: slice indices must be integers or None or have an __index__ method
data = bytearray(b"a")
data.append(two)
data.insert(two, two)
print(data, "%c" % two == "\x02", b"%c" % two)  # expect: bytearray(b'a\x02\x02') True b'\x02'
