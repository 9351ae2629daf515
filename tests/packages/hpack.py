# needs: python3-hpack
from hpack import Encoder, Decoder, HPACKError
e, d = Encoder(), Decoder()
for headers in [(":method", "GET"), (":path", "/a/b"), ("custom", "välue")], [(":method", "GET"), ("custom", "välue"), ("cookie", "secret")], [("x", "y" * 100)]:
    for huffman in True, False:
        b = e.encode(headers, huffman=huffman); print(b.hex(), d.decode(b))
for bad in b"\xff\xff\xff\xff\xff", b"\xbf\x80", b"\x40\x85zz":
    try:
        print(Decoder().decode(bad))
    except HPACKError as x:
        print(type(x).__name__, str(x).split(" at 0x")[0])
