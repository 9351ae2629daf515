import array


class Evil:
    def __init__(self, act):
        self.act = act

    def __repr__(self):
        self.act()
        return "evil"


def attempt(f, *args):
    try:
        return f(*args)
    except BufferError as e:
        return f"BufferError: {e}"
    except (TypeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


b = bytearray(b"%a end")
print(attempt(b.__mod__, Evil(b.clear)))  # expect: BufferError: Existing exports of data: object cannot be re-sized
print(attempt(b.__mod__, Evil(lambda: b.__setitem__(0, 37))))  # expect: bytearray(b'evil end')
b.clear()

sep = bytearray(b",")


def parts(act):
    act()
    yield b"A"
    yield b"B"


print(attempt(sep.join, parts(sep.clear)))  # expect: BufferError: Existing exports of data: object cannot be re-sized
print(attempt(sep.join, parts(lambda: None)))  # expect: bytearray(b'A,B')


def fails():
    yield b"A"
    raise ValueError("no more")


print(attempt(sep.join, fails()))  # expect: ValueError: no more
sep.clear()
print(sep)  # expect: bytearray(b'')


class Separator(bytes):
    def __len__(self):
        self.act()
        return 1


def separator(act):
    s = Separator(b":")
    s.act = act
    return s


b = bytearray(b"\xaa\xbb")
print(attempt(b.hex, separator(b.clear)))  # expect: BufferError: Existing exports of data: object cannot be re-sized
print(attempt(b.hex, separator(lambda: None)))  # expect: aa:bb
print(attempt(b.hex, 5))  # expect: TypeError: object of type 'int' has no len()
print(attempt(b.hex, []))  # expect: ValueError: sep must be length 1.
print(attempt(b.hex, [1]))  # expect: TypeError: sep must be str or bytes.
b.clear()


class Items(array.array):
    def __hash__(self):
        self.act()
        return 123


items = Items("B", b"AB")
view = memoryview(items).toreadonly()
items.act = view.release
print(attempt(hash, view))  # expect: BufferError: memoryview has 1 exported buffer
items.act = lambda: None
print(attempt(hash, view) == hash(b"AB"))  # expect: True
print(attempt(hash, memoryview(bytearray(b"x")).toreadonly()))  # expect: TypeError: unhashable type: 'bytearray'
view = memoryview(bytearray(b"\xaa\xbb"))
print(attempt(view.hex, separator(view.release)))  # expect: BufferError: memoryview has 1 exported buffer
print(attempt(view.hex, separator(lambda: None)))  # expect: aa:bb
view.release()
