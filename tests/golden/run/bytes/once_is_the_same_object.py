a, t = b"abc", (1, 2, 3)
print(a * 1 is a, 1 * a is a, t * 1 is t, 1 * t is t)  # expect: True True True True


class Bytes(bytes):
    pass


class Tuple(tuple):
    pass


a, t = Bytes(b"abc"), Tuple((1, 2))
print(type(a * 1).__name__, type(t * 1).__name__, a * 1 == a, t * 1 == t)  # expect: bytes tuple True True
b = bytearray(b"abc")
print(b * 1 is b, [1] * 1)  # expect: False [1]
