import socket
import stackless

a, b = socket.socketpair()


def read():
    with a.makefile("rb") as file:
        print(file.readline(), file.read(3))  # expect: b'one\n' b'two'
        print(file.read())  # expect: b' three'


stackless.tasklet(read)()
stackless.schedule()
for piece in (b"on", b"e\nt", b"wo thr", b"ee"):
    b.sendall(piece)
    stackless.schedule()
b.close()
stackless.run()
a.close()
