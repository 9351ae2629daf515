import io


class Upper(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self.data[:len(buffer)].upper()
        buffer[:len(piece)] = piece
        self.data = self.data[len(piece):]
        return len(piece)


reader = io.TextIOWrapper(io.BufferedReader(Upper(b"one\ntwo\n"), 4))
print(list(reader), isinstance(reader, io.TextIOBase), isinstance(io.BytesIO(), io.IOBase))  # expect: ['ONE\n', 'TWO\n'] True True
