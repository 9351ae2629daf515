import builtins

data = bytearray(b"abc")
kept = []


def keep(view):
    kept.append(view)
    return b""


part = memoryview(data)[1:]
print(bytes(part), part[0])  # expect: b'bc' 98
try:
    data.append(1)
except BufferError as error:
    print(error)  # expect: Existing exports of data: object cannot be re-sized
del part

# Names that mean something else.
bytes = keep
bytes(memoryview(data)[1:])
print(kept[0].tobytes())  # expect: b'bc'
bytes(memoryview(data))
print(kept[1].tobytes())  # expect: b'abc'
bytes = builtins.bytes
whole = memoryview(data)
memoryview = lambda data: whole
print(bytes(memoryview(data)[1:]), memoryview(data)[0], bytes(memoryview(data)), whole.tobytes())  # expect: b'bc' 97 b'abc' b'abc'
memoryview = builtins.memoryview

# Without dimensions, an ellipsis gives the view itself.
point = memoryview(b"a").cast("B", [])
print(memoryview(point)[...].tobytes(), bytes(memoryview(point)[...]))  # expect: b'a' b'a'


class Fails:
    def __index__(self):
        raise ValueError("no index")


try:
    bytes(memoryview(data)[Fails():])
except ValueError as error:
    print(error)  # expect: no index
