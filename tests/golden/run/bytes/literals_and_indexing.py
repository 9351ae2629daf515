b = b'abc\x00\xff'
print(b, b[0], b[1:3], len(b), list(b), bytes([65, 66]), bytes(3))  # expect: b'abc\x00\xff' 97 b'bc' 5 [97, 98, 99, 0, 255] b'AB' b'\x00\x00\x00'
