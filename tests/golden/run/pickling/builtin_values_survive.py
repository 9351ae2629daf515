import pickle
value = [1, -2, 300, 2**70, 1.5, True, None, "a\u20ac", b"\xff", (1,), (1, 2, 3, 4), {"k": []}, {3}, frozenset([4]), bytearray(b"x")]
print(all(pickle.loads(pickle.dumps(value, p)) == value for p in (2, 3, 4, 5)))  # expect: True
