import codecs


def mark(error):
    part = error.object[error.start:error.end]
    return "<" + (part.hex() if isinstance(part, bytes) else ascii(part)[1:-1]) + ">", error.end


codecs.register_error("mark", mark)
codecs.register_error("raw", lambda error: (b"!!", error.end))
for encoding in "ascii", "cp1252", "utf-8", "utf-16-le":
    print("a\u0141\ud800b".encode(encoding, "mark"), b"a\x9d\xff".decode(encoding, "mark").isascii())
# expect: b'a<\\u0141\\ud800>b' True
# expect: b'a<\\u0141\\ud800>b' False
# expect: b'a\xc5\x81<\\ud800>b' True
# expect: b'a\x00A\x01<\x00\\\x00u\x00d\x008\x000\x000\x00>\x00b\x00' False
print("a\ud800".encode("utf-16-le", "raw"), "\udc80".encode("cp1252", "surrogateescape"))  # expect: b'a\x00!!' b'\x80'
for operation in lambda: b"\xff".decode("ascii", "xmlcharrefreplace"), lambda: "\udc80".encode("utf-16", "surrogateescape"), lambda: "\x81".encode("cp1252", "none"):
    try:
        operation()
    except (TypeError, UnicodeError, LookupError) as error:
        print(error)
# expect: don't know how to handle UnicodeDecodeError in error callback
# expect: 'utf-16' codec can't encode character '\udc80' in position 0: surrogates not allowed
# expect: unknown error handler name 'none'
