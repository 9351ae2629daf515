import os
import tempfile

path = tempfile.mktemp()
with open(path, "w+b") as f:
    print(f.write(b"0123456789"), f.tell(), f.seek(2), f.read(3), f.tell())
    print(f.seek(-2, 1), f.write(b"XY"), f.seek(0), f.read())
    print(f.truncate(4), f.seek(0), f.read(), f.seek(0, 2))
with open(path, "rb", buffering=0) as f:
    print(type(f).__name__, f.read(2), f.readall())
with open(path, "rb") as f:
    print(f.peek()[:2], f.readinto(bytearray(3)), f.read1(), f.read())
os.remove(path)
# expect: 10 10 2 b'234' 5
# expect: 3 2 0 b'012XY56789'
# expect: 4 0 b'012X' 4
# expect: FileIO b'01' b'2X'
# expect: b'01' 3 b'X' b''
