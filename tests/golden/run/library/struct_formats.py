import struct

print(struct.pack("<hiqd?5s3p", -2, 7, 1 << 40, 1.5, True, b"abc", b"xyz"))
print(struct.unpack(">HIQ", bytes(range(14))), struct.calcsize("@bhilqd"), struct.Struct("!2e").unpack(b"\x3e\x00\xc0\x00"))
buffer = bytearray(8)
struct.pack_into("<I", buffer, 2, 0xdeadbeef)
print(buffer, struct.unpack_from("<I", buffer, 2) == (0xdeadbeef,), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
try:
    struct.pack("b", 200)
except struct.error as e:
    print(e)
# expect: b'\xfe\xff\x07\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\xf8?\x01abc\x00\x00\x02xy'
# expect: (1, 33752069, 434324723980766221) 32 (1.5, -2.0)
# expect: bytearray(b'\x00\x00\xef\xbe\xad\xde\x00\x00') True [(1,), (2,)]
# expect: 'b' format requires -128 <= number <= 127
