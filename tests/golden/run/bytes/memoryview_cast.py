data = bytearray(range(8))
m = memoryview(data).cast("H")
print(len(m), m[1], m.itemsize, m.format, m.shape, m.tolist())  # expect: 4 770 2 H (4,) [256, 770, 1284, 1798]
m[0] = 65535
print(data[:2], list(m[2:]), 770 in m)  # expect: bytearray(b'\xff\xff') [1284, 1798] True
try:
    m[0] = 70000
except ValueError as e:
    print(e)  # expect: memoryview: invalid value for format 'H'
print(memoryview(b"\x00\x00\x80?").cast("f")[0])  # expect: 1.0
