import io
import struct
from System import Array, Byte, Double, Int32, UInt16
from System.IO import MemoryStream

data = Array[Byte]([1, 2, 3, 4])
view = memoryview(data)
view[0] = 9
print(list(data), view.format, view.nbytes, view.readonly)  # expect: [9, 2, 3, 4] B 4 False
Array.Reverse(data)
print(view.tolist(), view[1:3].tolist())  # expect: [4, 3, 2, 9] [3, 2]
view[1:3] = b"\x07\x08"
print(list(data))  # expect: [4, 7, 8, 9]

numbers = Array[Double](3)
doubles = memoryview(numbers)
doubles[1] = 2.5
numbers[2] = 4.0
print(list(numbers), doubles.tolist(), doubles.itemsize)  # expect: [0.0, 2.5, 4.0] [0.0, 2.5, 4.0] 8
print(len(doubles.cast("B")), memoryview(Array[Int32]([1, -1])).tolist())  # expect: 24 [1, -1]

# Whatever takes bytes takes it, and whatever fills them.
print(bytes(data), bytearray(data), b"".join([data, b"!"]), b"x" + bytes(view))
# expect: b'\x04\x07\x08\t' bytearray(b'\x04\x07\x08\t') b'\x04\x07\x08\t!' b'x\x04\x07\x08\t'
struct.pack_into("<H", data, 1, 0x0102)
print(list(data), struct.unpack("<BHB", data))  # expect: [4, 2, 1, 9] (4, 258, 9)
print(io.BytesIO(b"abcdef").readinto(data), bytes(data))  # expect: 4 b'abcd'
print(bytes(Array[UInt16]([1, 256])))  # expect: b'\x01\x00\x00\x01'

# A byte[] that a view looks at is the byte[].
stream = MemoryStream(memoryview(data))
stream.WriteByte(0)
print(list(data))  # expect: [0, 98, 99, 100]
try:
    memoryview(Array[str](["a"]))
except TypeError as error:
    print(error)  # expect: memoryview: a bytes-like object is required, not 'Array[str]'
try:
    view[0] = 256
except ValueError as error:
    print(error)  # expect: memoryview: invalid value for format 'B'
