view = memoryview(bytearray(b"abc"))
print(bytes(view))  # expect: b'abc'
view.release()
try:
    bytes(view)
except ValueError as e:
    print(e)  # expect: operation forbidden on released memoryview object
