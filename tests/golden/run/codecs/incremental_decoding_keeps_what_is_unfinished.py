import codecs

for encoding in ("utf-8", "utf-16-le", "utf-32-be"):
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    print("".join([decoder.decode(bytes([byte])) for byte in "a\xe9\u20ac\U0001f40d".encode(encoding)]) == "a\xe9\u20ac\U0001f40d")
# expect: True
# expect: True
# expect: True
print(codecs.utf_8_decode(b"a\xe2\x82"), codecs.utf_8_decode(b"a\xe2\x82", "replace", True))  # expect: ('a', 1) ('a�', 3)
