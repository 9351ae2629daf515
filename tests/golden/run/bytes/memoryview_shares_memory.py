b = bytearray(b'abcd')
m = memoryview(b)
m[0] = 90
print(b, m[1:3].tobytes(), len(m))  # expect: bytearray(b'Zbcd') b'bc' 4
