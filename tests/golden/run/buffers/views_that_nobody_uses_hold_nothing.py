import array


def first(data):
    return bytes(memoryview(data)[:1])


def consume(data):
    taken = []
    while data:
        taken.append(first(data))
        del data[:1]
    return b"".join(taken)


print(consume(bytearray(b"abc")), consume(array.array("b", b"abc")))  # expect: b'abc' b'abc'

data = bytearray(b"abc")
copy = bytes(memoryview(data)[1:])
data += copy
print(data)  # expect: bytearray(b'abcbc')
view = memoryview(data)
print(view[0])  # expect: 97
del view
data.append(33)
print(data == memoryview(bytearray(b"abcbc!")), memoryview(data) == data, data.pop())  # expect: True True 33


def grow(data):
    view = memoryview(data)
    total = sum(view)
    view = None
    data.append(total)
    return data


print(grow(bytearray(b"\1\2")))  # expect: bytearray(b'\x01\x02\x03')

# Released, but referred to; the view it was a part of is neither.
data = bytearray(b"abc")
with memoryview(data)[1:] as part:
    print(bytes(part))  # expect: b'bc'
data.append(33)
print(data)  # expect: bytearray(b'abc!')
