import copy
import io
import pickle


def attempt(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (ValueError, TypeError) as e:
        return f"{type(e).__name__}: {e}"


b = io.BufferedReader(io.BytesIO(b"abc"))
print(attempt(b.__init__, io.BytesIO(b"abc"), 0))  # expect: ValueError: buffer size must be strictly positive
print(attempt(b.read))  # expect: ValueError: I/O operation on uninitialized object
b.__init__(io.BytesIO(b"abc"))
print(b.read())  # expect: b'abc'
b.detach()
print(attempt(b.read))  # expect: ValueError: raw stream has been detached
t = io.TextIOWrapper(io.BytesIO(b"abc"), "utf-8")
print(attempt(t.__init__, io.BytesIO(), "utf-8", newline="xyzzy").split(":")[0])  # expect: ValueError
print(attempt(t.read))  # expect: ValueError: I/O operation on uninitialized object
t.__init__(io.BytesIO(b"abc"), "utf-8")
print(t.read())  # expect: abc
t.detach()
print(attempt(t.read))  # expect: ValueError: underlying buffer has been detached


# What derives from a stream may be copied.
class Kept(io.BufferedReader):
    def __init__(self, raw, tag):
        super().__init__(raw)
        self.tag = tag

    def __getstate__(self):
        return self.tag, self.raw.getvalue()

    def __setstate__(self, state):
        self.__init__(io.BytesIO(state[1]), state[0])


k = pickle.loads(pickle.dumps(Kept(io.BytesIO(b"data"), "ham")))
print(k.tag, k.read())  # expect: ham b'data'
print(copy.copy(k).tag)  # expect: ham
print(attempt(pickle.dumps, io.BufferedReader(io.BytesIO()))[:24])  # expect: TypeError: cannot pickle


# A device without positions is always at its beginning.
class Device(io.RawIOBase):
    data = b"12"

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, into):
        into[:2] = self.data
        return 2

    def seek(self, *position):
        return 0

    def tell(self):
        return 0


d = io.BufferedReader(Device())
print(d.read(1), d.tell(), d.seek(0, 1))  # expect: b'1' 0 0
