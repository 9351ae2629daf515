import socket
import stackless

a, b = socket.socketpair()
heard = []
stackless.tasklet(lambda: heard.append(a.recv(5)))()


def busy():
    while not heard:
        stackless.schedule()


stackless.tasklet(busy)()
stackless.tasklet(busy)()
stackless.schedule()
b.sendall(b"hello")
stackless.run()
print(heard)  # expect: [b'hello']
a.close()
b.close()
