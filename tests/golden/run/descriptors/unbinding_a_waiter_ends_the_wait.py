import socket
import stackless

a, b = socket.socketpair()
t = stackless.tasklet(lambda: a.recv(1))()


def other():
    for i in range(3):
        stackless.schedule()


stackless.tasklet(other)()
stackless.schedule()
stackless.schedule()
t.bind(None)
stackless.run()
print(t.alive, stackless.runcount)  # expect: False 1
a.close()
b.close()
