# python: 3.14
import struct

packed = struct.pack("<FD", 1 - 2j, complex("inf-nanj"))
print(len(packed), struct.unpack("<FD", packed))  # expect: 24 ((1-2j), (inf+nanj))
print(struct.calcsize("@bF"), struct.calcsize("@bD"), struct.pack(">D", 3) == struct.pack(">dd", 3, 0))  # expect: 12 24 True
