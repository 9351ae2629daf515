import socket
import ssl
import stackless
import _certificates

authority = _certificates.Authority()
path = authority.vouch("localhost", "127.0.0.1", "::1")
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(path)
server_context.load_verify_locations(authority.file)
client_context = ssl.create_default_context(cafile=authority.file)


def connect(name="localhost"):
    a, b = socket.socketpair()
    made = []
    t = stackless.tasklet(lambda: made.append(server_context.wrap_socket(b, server_side=True)))()
    client = client_context.wrap_socket(a, server_hostname=name)
    stackless.run()
    return client, made[0]


client_context.set_alpn_protocols(["h2", "http/1.1"])
server_context.set_alpn_protocols(["http/1.1"])
client, server = connect()
print(client.version(), server.version(), client.cipher() == server.cipher(), client.cipher()[1:])  # expect: TLSv1.3 TLSv1.3 True ('TLSv1.3', 256)
print(client.selected_alpn_protocol(), server.selected_alpn_protocol())  # expect: http/1.1 http/1.1
print(client.server_side, server.server_side, client.server_hostname)  # expect: False True localhost
said = client.getpeercert()
print(said["subject"])  # expect: ((('commonName', 'localhost'),), (('organizationName', 'Tests'),))
print(said["issuer"])  # expect: ((('commonName', 'an authority'),), (('organizationName', 'Tests'),))
print(said["subjectAltName"])  # expect: (('DNS', 'localhost'), ('IP Address', '127.0.0.1'), ('IP Address', '0:0:0:0:0:0:0:1'))
print(said["version"], said["serialNumber"])  # expect: 3 01
print(0 < ssl.cert_time_to_seconds(said["notAfter"]) - ssl.cert_time_to_seconds(said["notBefore"]) <= 2 * 24 * 3600)  # expect: True
der = client.getpeercert(True)
print(ssl.PEM_cert_to_DER_cert(ssl.DER_cert_to_PEM_cert(der)) == der)  # expect: True
print(client.get_unverified_chain() == [der], len(client.get_verified_chain()), server.getpeercert())  # expect: True 2 None

# Ended by both; the sockets go on without.
print(stackless.tasklet(server.unwrap)().alive, type(client.unwrap()).__name__)  # expect: True SSLSocket
stackless.run()
client.send(b"plain")
print(server.recv(9), client.version())  # expect: b'plain' None

# By address, in an older version, with a client that shows a certificate too.
client_context.maximum_version = ssl.TLSVersion.TLSv1_2
client_context.set_ciphers("ECDHE+AESGCM:!AES256")
client_context.load_cert_chain(path)
server_context.verify_mode = ssl.CERT_REQUIRED
client, server = connect("127.0.0.1")
print(client.version(), client.cipher())  # expect: TLSv1.2 ('ECDHE-ECDSA-AES128-GCM-SHA256', 'TLSv1.2', 128)
print(server.getpeercert()["subject"] == said["subject"])  # expect: True
print(client.get_channel_binding() == server.get_channel_binding() is not None)  # expect: True
client.sendall(b"to the end")
client.close()
print(server.recv(4), server.pending(), server.recv(100))  # expect: b'to t' 6 b'he end'
