import socket
import stackless

a, b = socket.socketpair()
idle, other = socket.socketpair()
waiter = stackless.tasklet(idle.recv)(1)
a.settimeout(0.01)


def read():
    try:
        a.recv(1)
    except TimeoutError as error:
        print(error, waiter.paused)  # expect: timed out True
    other.sendall(b"x")


stackless.tasklet(read)()
stackless.run()
print(waiter.alive)  # expect: False
for s in (a, b, idle, other):
    s.close()
