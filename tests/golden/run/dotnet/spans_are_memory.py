import array
import asyncio
from System import Array, Byte, Char, Convert, Guid, Random, String
from System.Buffers.Binary import BinaryPrimitives
from System.IO import MemoryStream
from System.Security.Cryptography import SHA256
from System.Text import Ascii, Encoding

# What is read: bytes, bytearray, views and arrays, and text as characters.
print(Convert.ToHexString(bytearray(b"\x01\xff")), Convert.ToHexString(memoryview(b"abcdef")[::2]))  # expect: 01FF 616365
print(bytes(SHA256.HashData(bytearray(b"abc")))[:4].hex())  # expect: ba7816bf
print(Ascii.IsValid("abc"), Ascii.IsValid(b"ab\xff"))  # expect: True False
print(BinaryPrimitives.ReadInt32BigEndian(b"\x00\x00\x01\x02"), BinaryPrimitives.ReadInt32BigEndian(Array[Byte]([0, 0, 0, 7])))  # expect: 258 7
print(Encoding.UTF8.GetString(memoryview(b"_hey_")[1:4]))  # expect: hey

# What is written: the object's own memory.
buffer = bytearray(5)
stream = MemoryStream(b"hello world")
print(stream.Read(buffer), buffer)  # expect: 5 bytearray(b'hello')
print(stream.Read(memoryview(buffer)[3:]), buffer)  # expect: 2 bytearray(b'hel w')
BinaryPrimitives.WriteUInt16LittleEndian(buffer, 0x4241)
print(buffer)  # expect: bytearray(b'ABl w')
values = array.array("i", [0, 0, 0])
Random(1).NextBytes(memoryview(values).cast("B"))
print(any(values))  # expect: True

# A span beside results by reference, and one with a default.
text = Array[Char](36)
done, length = Guid("00000000-0000-0000-0000-00000000002a").TryFormat(text)
print(done, length, text[35])  # expect: True 36 a
print(String(Array[Char](["x", "y"])))  # expect: xy

# Bytes must not be written.
try:
    stream.Read(b"12345")
except TypeError as error:
    print(error)
# expect: MemoryStream.Read(bytes) fits none of the overloads:
# expect:   Read(buffer: Array[Byte], offset: Int32, count: Int32) -> Int32
# expect:   Read(buffer: Span[Byte]) -> Int32
try:
    BinaryPrimitives.ReadInt32BigEndian(values)
except TypeError as error:
    print(str(error).splitlines()[0])  # expect: BinaryPrimitives.ReadInt32BigEndian(array) fits not the one overload:
try:
    BinaryPrimitives.ReadInt32BigEndian(b"1")
except ValueError as error:
    print(type(error).__name__)  # expect: ArgumentOutOfRangeException


async def main():
    other = bytearray(3)
    stream.Position = 0
    print(await stream.ReadAsync(other), other)  # expect: 3 bytearray(b'hel')


asyncio.run(main())
