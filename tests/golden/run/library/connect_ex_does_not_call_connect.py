import socket


class Refusing(socket.socket):
    def connect(self, address):
        raise ValueError("connect was called")


server = socket.create_server(("127.0.0.1", 0))
client = Refusing()
print(client.connect_ex(server.getsockname()))  # expect: 0
client.close()
server.close()
