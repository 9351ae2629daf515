import gzip
import io
import zipfile
import zlib

data = b"hello world " * 100 + bytes(range(256))
for bits in (15, -15, 31):
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    packed = packer.compress(data) + packer.flush()
    unpacker = zlib.decompressobj(bits)
    parts = [unpacker.decompress(packed[i:i + 7]) for i in range(0, len(packed), 7)]
    print(b"".join(parts) == data, unpacker.eof, len(packed) < len(data))
# expect: True True True
# expect: True True True
# expect: True True True
unpacker = zlib.decompressobj()
start = unpacker.decompress(zlib.compress(data) + b"rest", 100)
print(len(start), start + unpacker.decompress(unpacker.unconsumed_tail) == data, unpacker.unused_data)  # expect: 100 True b'rest'
print(zlib.decompress(zlib.compress(b"")), zlib.adler32(b"abc"), gzip.decompress(gzip.compress(data)) == data)  # expect: b'' 38600999 True
for wrong in (b"garbage", zlib.compress(data)[:-5]):
    try:
        zlib.decompress(wrong)
    except zlib.error as error:
        print(error)
# expect: Error -3 while decompressing data: incorrect header check
# expect: Error -5 while decompressing data: incomplete or truncated stream
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a/b.txt", data)
with zipfile.ZipFile(file) as archive:
    print(archive.namelist(), archive.read("a/b.txt") == data, archive.testzip())  # expect: ['a/b.txt'] True None
