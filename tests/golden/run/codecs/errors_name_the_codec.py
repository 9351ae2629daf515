import codecs

try:
    codecs.decode(b"hello", "hex")
except ValueError as error:
    print(error.__notes__)  # expect: ["decoding with 'hex' codec failed"]
try:
    b"00".decode("hex")
except LookupError as error:
    print(error)  # expect: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
codecs.register(lambda name: object() if name == "no_codec" else None)
try:
    codecs.lookup("no_codec")
except TypeError as error:
    print(error)  # expect: codec search functions must return 4-tuples
print(codecs.escape_decode(rb"\x41\n\101\\"), codecs.escape_encode(b"'\n"))  # expect: (b'A\nA\\', 12) (b"\\'\\n", 2)
