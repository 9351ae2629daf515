import errno
import socket
import stackless

a, b = socket.socketpair()


def read():
    try:
        a.recv(1)
    except OSError as error:
        print(errno.errorcode[error.errno])  # expect: EBADF


stackless.tasklet(read)()
stackless.schedule()
a.close()
stackless.run()
b.close()
