import bz2

text = b"hello bzip2 " * 2000
packed = bz2.compress(text)
print(len(packed) < 500, bz2.decompress(packed) == text)  # expect: True True
print(bz2.decompress(packed + bz2.compress(b"second")) == text + b"second")  # expect: True

reader = bz2.BZ2Decompressor()
pieces = [reader.decompress(packed[i:i + 20]) for i in range(0, len(packed), 20)]
print(b"".join(pieces) == text, reader.eof)  # expect: True True

reader = bz2.BZ2Decompressor()
print(reader.decompress(packed + b"rest", 5), reader.eof)  # expect: b'hello' False
print(len(reader.decompress(b"")), reader.eof, reader.unused_data)  # expect: 23995 True b'rest'

try:
    bz2.decompress(b"no such data")
except OSError as e:
    print(e)  # expect: Invalid data stream
