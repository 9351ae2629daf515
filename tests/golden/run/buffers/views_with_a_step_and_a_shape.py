data = bytearray(range(12))
view = memoryview(data)
print(view[::3].tolist(), view[::-4].tobytes(), view[1::5].strides)  # expect: [0, 3, 6, 9] b'\x0b\x07\x03' (5,)
view[::6] = b"\xff\xfe"
print(data[0], data[6], view[::6] == b"\xff\xfe", view[::6].contiguous)  # expect: 255 254 True False
grid = memoryview(bytes(range(12))).cast("B", (3, 4))
print(grid.shape, grid.strides, grid[1, 2], grid[-1, -1], grid[1:].tolist())  # expect: (3, 4) (4, 1) 6 11 [[4, 5, 6, 7], [8, 9, 10, 11]]
print(grid.tobytes("F"), grid.cast("H").tolist()[:2])  # expect: b'\x00\x04\x08\x01\x05\t\x02\x06\n\x03\x07\x0b' [256, 770]
try:
    grid[0]
except NotImplementedError as error:
    print(error)  # expect: multi-dimensional sub-views are not implemented
numbers = memoryview(data).cast("i")
numbers[1] = -2
print(numbers.tolist()[1], data[4:8], numbers.format, numbers.itemsize)  # expect: -2 bytearray(b'\xfe\xff\xff\xff') i 4
