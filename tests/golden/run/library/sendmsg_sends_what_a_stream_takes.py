import socket

left, right = socket.socketpair()
left.setblocking(False)
sent = left.sendmsg([b"ab", bytearray(b"cd"), memoryview(b"efgh"), b"x" * (3 << 20)])
print(right.recv(8), 8 < sent < 3 << 20)  # expect: b'abcdefgh' True
try:
    left.sendmsg(["text"])
except TypeError:
    print("refused")  # expect: refused
left.close()
right.close()

left, right = socket.socketpair(type=socket.SOCK_DGRAM)
print(left.sendmsg([b"1" * 1000, b"2" * 1000]), len(right.recv(5000)))  # expect: 2000 2000
left.close()
right.close()
