class Index:
    def __index__(self):
        return 65


b = bytearray(b"xyA")
b[0] = Index()
print(b, b.remove(Index()), b)  # expect: bytearray(b'yA') None bytearray(b'yA')
print(bytearray(b"'"), bytearray(b'"'), bytearray(b"'\""))  # expect: bytearray(b"\'") bytearray(b'"') bytearray(b'\'"')
for what in "text", 1.5:
    try:
        b.extend(what)
    except TypeError as error:
        print(error)
# expect: expected iterable of integers; got: 'str'
# expect: can't extend bytearray with float
print(b"%d".__rmod__("x"))  # expect: NotImplemented
