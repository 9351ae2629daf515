a = b = bytearray(b"ab")
b *= 2
print(a, a is b)  # expect: bytearray(b'abab') True
b *= 0
print(a)  # expect: bytearray(b'')
try:
    b *= "x"
except TypeError as e:
    print(e)  # expect: can't multiply sequence by non-int of type 'str'
