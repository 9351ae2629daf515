buffer = bytearray()
taken = []
for i in range(300):
    buffer += bytes([i % 256]) * 7
    taken.append(bytes(buffer[:5]))
    del buffer[:5]
print(len(buffer), sum(map(sum, taken)), buffer[:3], buffer[-1])  # expect: 600 159965 bytearray(b'\xd6\xd6\xd6') 43
buffer[:0] = b"front"
del buffer[2:4]
buffer.insert(0, 33)
print(buffer[:5], buffer.pop(), len(buffer))  # expect: bytearray(b'!frt\xd6') 43 603
del buffer[:]
print(buffer, buffer + b"x")  # expect: bytearray(b'') bytearray(b'x')
