import socket
import stackless

a, b = socket.socketpair()
big = b"x" * 3_000_000


def read():
    print(a.recv(1))  # expect: b'!'


def write():
    a.sendall(big)
    print("written")  # expect: written
    print(a.recv(1))  # expect: b'?'


stackless.tasklet(write)()
stackless.tasklet(read)()
stackless.schedule()
b.sendall(b"!")
stackless.schedule()
left = len(big)
while left:
    left -= len(b.recv(1 << 20))
stackless.schedule()
b.sendall(b"?")
stackless.run()
a.close()
b.close()
