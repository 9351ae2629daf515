import zlib

text = b"the quick brown fox jumps over the lazy dog"


def through(wbits, dictionary):
    compressor = zlib.compressobj(wbits=wbits, zdict=dictionary)
    packed = compressor.compress(text) + compressor.flush()
    reader = zlib.decompressobj(wbits=wbits, zdict=dictionary)
    return reader.decompress(packed) == text, reader.eof, len(packed) < len(zlib.compress(text))


print(through(15, text))  # expect: (True, True, True)
print(through(-15, text))  # expect: (True, True, True)
print(through(15, b"a"))  # expect: (True, True, False)

first = zlib.compressobj()
start = first.compress(text)
second = first.copy()
print(zlib.decompress(start + first.compress(b"A") + first.flush())[-2:])  # expect: b'gA'
print(zlib.decompress(start + second.compress(b"B") + second.flush())[-2:])  # expect: b'gB'

packed = zlib.compress(text)
reader = zlib.decompressobj()
begun = reader.decompress(packed, 10)
other = reader.copy()
print(begun + reader.decompress(reader.unconsumed_tail) == text)  # expect: True
print(begun + other.decompress(other.unconsumed_tail) == text)  # expect: True
reader = zlib.decompressobj(31)
print(reader.decompress(zlib.compress(text, wbits=31) + b"more") == text, reader.unused_data)  # expect: True b'more'
