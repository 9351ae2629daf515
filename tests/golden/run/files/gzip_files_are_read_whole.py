import gzip
import os
import tempfile
import zlib

path = os.path.join(tempfile.mkdtemp(), "a.gz")
with gzip.open(path, "wb") as file:
    file.write(b"hello" * 1000)
with gzip.open(path) as file:
    print(file.read() == b"hello" * 1000)  # expect: True
os.unlink(path)
os.rmdir(os.path.dirname(path))
packed = zlib.compress(b"abc" * 10000)
print(len(zlib.decompressobj().decompress(packed, 2**63 - 1)))  # expect: 30000
parts, rest, unpacking = [], packed, zlib.decompressobj()
while rest:
    parts.append(unpacking.decompress(rest, 4096))
    rest = unpacking.unconsumed_tail
print(len(b"".join(parts) + unpacking.flush()), max(map(len, parts)))  # expect: 30000 4096
