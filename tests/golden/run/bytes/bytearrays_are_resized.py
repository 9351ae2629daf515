# python: 3.14
data = bytearray(b"abcdef")
data.resize(3)
print(data)  # expect: bytearray(b'abc')
data.resize(5)
print(data)  # expect: bytearray(b'abc\x00\x00')
try:
    data.resize(-1)
except ValueError as e:
    print(e)  # expect: bytearray.resize(): new size must be >= 0, got -1
