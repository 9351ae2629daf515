# A server and its clients in one thread: each waits for the others as a tasklet.
import socket
import stackless

server = socket.create_server(("127.0.0.1", 0))
answers = []


def serve():
    for _ in range(3):
        connection, address = server.accept()
        stackless.tasklet(answer)(connection)


def answer(connection):
    while data := connection.recv(100):
        connection.sendall(data.upper())
    connection.close()


def ask(name):
    with socket.create_connection(server.getsockname()) as s:
        for number in range(2):
            s.sendall(f"{name}{number}".encode())
            answers.append(s.recv(100))


stackless.tasklet(serve)()
for name in "abc":
    stackless.tasklet(ask)(name)
stackless.run()
print(sorted(answers))  # expect: [b'A0', b'A1', b'B0', b'B1', b'C0', b'C1']

one, other = socket.socketpair()
one.settimeout(0.01)
try:
    one.recv(1)
except TimeoutError as e:
    print(e)  # expect: timed out
one.setblocking(False)
try:
    one.recv(1)
except BlockingIOError as e:
    print(e.errno)  # expect: 11
for s in one, other, server:
    s.close()
