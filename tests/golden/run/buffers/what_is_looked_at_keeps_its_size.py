import array
import io


def refused(change):
    try:
        change()
    except BufferError as error:
        return str(error)
    return "changed"


class Own(bytearray):
    def append(self, item):
        super().append(item)


for data in bytearray([1, 2, 3]), Own([1, 2, 3]), array.array("i", [1, 2, 3]):
    changes = [lambda: data.append(1), lambda: data.insert(0, 1), lambda: data.extend([1]), lambda: data.pop(), lambda: data.remove(1), lambda: data.__iadd__(data[:1]),
               lambda: data.__imul__(2), lambda: data.__setitem__(slice(0, 1), data[:2]), lambda: data.__delitem__(0), lambda: data.__delitem__(slice(0, 3, 2)),
               lambda: data.clear()]
    view = memoryview(data)
    print({refused(change) for change in changes}, view.tolist())
    data[0] = 7
    data[0:1] = data[1:2]
    data.reverse()
    print(view.tolist())
    view.release()
    print({refused(change) for change in changes}, len(data))
# expect: {'Existing exports of data: object cannot be re-sized'} [1, 2, 3]
# expect: [3, 2, 2]
# expect: {'changed'} 0
# expect: {'Existing exports of data: object cannot be re-sized'} [1, 2, 3]
# expect: [3, 2, 2]
# expect: {'changed'} 0
# expect: {'cannot resize an array that is exporting buffers'} [1, 2, 3]
# expect: [3, 2, 2]
# expect: {'changed'} 0

# A part of a view is a view; each is released by itself.
data = bytearray(b"abcd")
with memoryview(data) as view:
    part = view[1:]
print(refused(lambda: data.append(1)), bytes(part))  # expect: Existing exports of data: object cannot be re-sized b'bcd'
part.release()
print(refused(lambda: data.append(1)), data)  # expect: changed bytearray(b'abcd\x01')

file = io.BytesIO(b"abc")
view = file.getbuffer()
print({refused(change) for change in (lambda: file.write(b"wxyz"), file.truncate, file.close)}, bytes(view))
# expect: {'Existing exports of data: object cannot be re-sized'} b'abc'
view.release()
file.close()
print(file.closed)  # expect: True
