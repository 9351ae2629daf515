import io


class Raw(io.RawIOBase):
    def __init__(self, room):
        self.room, self.got = room, b""

    def writable(self):
        return True

    def write(self, data):
        taken = bytes(data)[:self.room]
        self.room -= len(taken)
        self.got += taken
        return len(taken) if taken else None


raw = Raw(10)
writer = io.BufferedWriter(raw, 8)
print(writer.write(b"abcdef"), raw.got)  # expect: 6 b''
print(writer.write(b"gh"), raw.got)  # expect: 2 b''
print(writer.write(b"ij"), raw.got)  # expect: 2 b'abcdefgh'
try:
    writer.write(b"k" * 30)
except BlockingIOError as error:
    print(error.characters_written, raw.got)  # expect: 8 b'abcdefghij'
raw.room = 100
writer.flush()
print(raw.got)  # expect: b'abcdefghijkkkkkkkk'
