b = bytearray(b'abc')
b[0] = 90
b.append(33)
b += b'xy'
del b[1]
print(b, bytes(b))  # expect: bytearray(b'Zc!xy') b'Zc!xy'
