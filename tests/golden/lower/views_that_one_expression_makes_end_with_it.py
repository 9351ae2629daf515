def copy(x, i):
    return bytes(memoryview(x)[i])


def whole(x):
    return bytearray(memoryview(x))


def part(x):
    y = memoryview(x)[1:]
    return y


def named(x, bytes, memoryview):
    return bytes(memoryview(x)[1:])
