import struct
from array import array


class Odd:
    def __index__(self):
        return 7

    def __float__(self):
        return 1.5

    def __bool__(self):
        return False


print(struct.pack("<B?f", Odd(), Odd(), Odd()))  # expect: b'\x07\x00\x00\x00\xc0?'
target = array("H", [0, 0, 0])
struct.pack_into(">H", target, 2, Odd())
struct.pack_into("<H", memoryview(target)[2:].cast("B"), 0, 258)
print(target.tobytes())  # expect: b'\x00\x00\x00\x07\x02\x01'
try:
    struct.pack_into("B", b"readonly", 0, 1)
except TypeError as error:
    print("not writable")  # expect: not writable
print(len(struct.pack("300p", b"x" * 300)), struct.pack("300p", b"x" * 300)[0], repr(struct.Struct("<i")))  # expect: 300 255 Struct('<i')
