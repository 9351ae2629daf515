import pickle
import ssl
import _certificates

authority = _certificates.Authority()
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(authority.vouch("localhost"))
client_context = ssl.create_default_context(cafile=authority.file)
to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
client = client_context.wrap_bio(to_client, to_server, server_hostname="localhost")
server = server_context.wrap_bio(to_server, to_client, server_side=True)


def step(side):
    try:
        side.do_handshake()
        return "done"
    except ssl.SSLWantReadError:
        return "reads"


print([step(side) for side in (client, server, client, server)])  # expect: ['reads', 'reads', 'done', 'done']
print(client.version(), type(client).__name__)  # expect: TLSv1.3 SSLObject
try:
    server.read()
except ssl.SSLWantReadError as e:
    print(e.args)  # expect: (2, 'The operation did not complete (read)')

print(client.write(b"x" * 40_000))  # expect: 16384
print(to_server.pending > 16384)  # expect: True
piece = server.read(10_000)
print(len(piece), server.pending(), to_server.pending)  # expect: 10000 6384 0
buffer = bytearray(10)
print(server.read(4, buffer), buffer)  # expect: 4 bytearray(b'xxxx\x00\x00\x00\x00\x00\x00')
print(len(server.read(100_000)))  # expect: 6380

# What follows the end of TLS stays where it is.
try:
    client.unwrap()
except ssl.SSLWantReadError:
    to_server.write(b"plain")
print(server.read(), server.unwrap(), to_server.read())  # expect: b'' None b'plain'
print(client.unwrap())  # expect: None
try:
    client.read()
except ssl.SSLZeroReturnError as e:
    print(e)  # expect: TLS/SSL connection has been closed (EOF)

buffer = ssl.MemoryBIO()
buffer.write(b"ab")
buffer.write_eof()
print(buffer.eof, buffer.read(1), buffer.read(), buffer.eof, buffer.pending)  # expect: False b'a' b'b' True 0

for thing in client, client_context:
    try:
        pickle.dumps(thing)
    except TypeError as e:
        print(e)
# expect: cannot pickle '_SSLSocket' object
# expect: cannot pickle 'SSLContext' object
