import os
import socket
import stackless

log = []
a, b = socket.socketpair()
reads, writes = os.pipe()


def waits(name, receive):
    log.append((name, receive()))


stackless.tasklet(waits)("socket", lambda: a.recv(10))
stackless.tasklet(waits)("pipe", lambda: os.read(reads, 10))


def sends():
    log.append("others run")
    b.send(b"1")
    os.write(writes, b"2")


stackless.tasklet(sends)()
stackless.run()
print(log[0], sorted(log[1:]))  # expect: others run [('pipe', b'2'), ('socket', b'1')]
