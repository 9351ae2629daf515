class MemoryFile:
    """The least a pickler and an unpickler need of a file."""

    def __init__(self, data=b""):
        self.data, self.at = data, 0

    def write(self, data):
        self.data += data

    def read(self, count):
        start = self.at
        self.at = min(start + count, len(self.data))
        return self.data[start:self.at]

    def readline(self):
        return self.read(self.data.index(b"\n", self.at) + 1 - self.at)
