import io


class Raw(io.RawIOBase):
    answer = None

    def readable(self):
        return True

    def read(self, size=-1):
        return b"never asked"

    def readinto(self, buffer):
        if self.answer is not None:
            return self.answer
        buffer[:3] = b"abc"
        return 3


print(io.BufferedReader(Raw()).peek())  # expect: b'abc'
for answer in (-1, b"", 10 ** 6):
    raw = Raw()
    raw.answer = answer
    try:
        io.BufferedReader(raw, 16).read(4)
    except OSError as error:
        print(error, type(error.__cause__).__name__)
# expect: raw readinto() returned invalid length -1 (should have been between 0 and 16) NoneType
# expect: raw readinto() failed TypeError
# expect: raw readinto() returned invalid length 1000000 (should have been between 0 and 16) NoneType
