# Two servers and their clients in one thread: handshakes, reads and writes wait for each other as tasklets.
import socket
import ssl
import stackless
import _certificates

authority = _certificates.Authority()
server_context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
server_context.load_cert_chain(authority.vouch("localhost", "127.0.0.1"))
client_context = ssl.create_default_context(cafile=authority.file)

server = socket.create_server(("127.0.0.1", 0))
answers = []


def serve():
    for _ in range(3):
        connection, _ = server.accept()
        stackless.tasklet(answer)(connection)


def answer(plain):
    with server_context.wrap_socket(plain, server_side=True) as connection:
        while data := connection.recv(100_000):
            connection.sendall(data.upper())


def ask(name):
    with client_context.wrap_socket(socket.create_connection(server.getsockname()), server_hostname="localhost") as s:
        for number in range(2):
            text = f"{name}{number}".encode() * 30_000
            s.sendall(text)
            received = b""
            while len(received) < len(text):
                received += s.recv(65_536)
            answers.append((received[:2], received == text.upper()))


stackless.tasklet(serve)()
for name in "abc":
    stackless.tasklet(ask)(name)
stackless.run()
print(sorted(answers))  # expect: [(b'A0', True), (b'A1', True), (b'B0', True), (b'B1', True), (b'C0', True), (b'C1', True)]


# Who says nothing delays nobody.
silent, waiting = socket.socketpair()
t = stackless.tasklet(lambda: client_context.wrap_socket(waiting, server_hostname="localhost"))()
stackless.schedule()
print(t.blocked, t.paused)  # expect: False True
t.kill()
print(waiting.fileno())  # expect: -1

one, other = socket.socketpair()
one.settimeout(0.01)
try:
    client_context.wrap_socket(one, server_hostname="localhost")
except TimeoutError as e:
    print(e)  # expect: The handshake operation timed out
