import io
import lzma

text = b"as it was in the beginning " * 3000
packed = lzma.compress(text)
print(packed[:6], len(packed) < 400, lzma.decompress(packed) == text)  # expect: b'\xfd7zXZ\x00' True True
print(lzma.decompress(packed + lzma.compress(b"second")) == text + b"second")  # expect: True
print(lzma.decompress(lzma.compress(text, lzma.FORMAT_ALONE)) == text)  # expect: True
filters = [{"id": lzma.FILTER_DELTA, "dist": 2}, {"id": lzma.FILTER_LZMA2, "preset": 1}]
print(lzma.decompress(lzma.compress(text, lzma.FORMAT_RAW, filters=filters), lzma.FORMAT_RAW, filters=filters) == text)  # expect: True

reader = lzma.LZMADecompressor()
pieces = [reader.decompress(packed[i:i + 50]) for i in range(0, len(packed), 50)]
print(b"".join(pieces) == text, reader.eof, reader.check == lzma.CHECK_CRC64)  # expect: True True True
with lzma.open(io.BytesIO(packed), "rt") as file:
    print(file.read(17))  # expect: as it was in the 

for bad in b"no such data", packed[:-30], packed[:40] + b"?" + packed[41:]:
    try:
        lzma.decompress(bad)
    except lzma.LZMAError as error:
        print(error)
# expect: Input format not supported by decoder
# expect: Compressed data ended before the end-of-stream marker was reached
# expect: Corrupt input data
