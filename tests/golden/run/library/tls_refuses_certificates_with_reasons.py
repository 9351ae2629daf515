import socket
import ssl
import stackless
import _certificates

authority = _certificates.Authority()
stranger = _certificates.Authority("a stranger")


def attempt(path, trusted=authority.file, name="localhost", change=None):
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_context.load_cert_chain(path)
    client_context = ssl.create_default_context(cafile=trusted)
    if change is not None:
        change(client_context, server_context)
    a, b = socket.socketpair()
    seen = []

    def serve():
        try:
            with server_context.wrap_socket(b, server_side=True) as connection:
                seen.append("served" if connection.recv(1) else "left alone")
        except ssl.SSLError as e:
            seen.append(e.reason)

    stackless.tasklet(serve)()
    try:
        with client_context.wrap_socket(a, server_hostname=name) as client:
            print("agreed", end=" ")
            try:
                client.sendall(b"x")
            except BrokenPipeError:
                pass
    except ssl.SSLCertVerificationError as e:
        print(e.verify_code, e.verify_message, e.reason, isinstance(e, ValueError), end=" ")
    except ssl.SSLError as e:
        print(type(e).__name__, e.reason, end=" ")
    stackless.run()
    print(*seen)


good = authority.vouch("localhost", "127.0.0.1")
attempt(good)  # expect: agreed served
attempt(good, name="127.0.0.1")  # expect: agreed served
attempt(good, trusted=stranger.file)  # expect: 20 unable to get local issuer certificate CERTIFICATE_VERIFY_FAILED True left alone
attempt(good, name="elsewhere.example")  # expect: 62 Hostname mismatch, certificate is not valid for 'elsewhere.example'. CERTIFICATE_VERIFY_FAILED True left alone
attempt(good, name="127.0.0.2")  # expect: 64 IP address mismatch, certificate is not valid for '127.0.0.2'. CERTIFICATE_VERIFY_FAILED True left alone
attempt(authority.vouch("localhost", first_day=-9, last_day=-2))  # expect: 10 certificate has expired CERTIFICATE_VERIFY_FAILED True left alone
attempt(authority.vouch("localhost", first_day=2, last_day=9))  # expect: 9 certificate is not yet valid CERTIFICATE_VERIFY_FAILED True left alone
attempt(authority.vouch("localhost", knows_its_authority=False))  # expect: 85 Missing Authority Key Identifier CERTIFICATE_VERIFY_FAILED True left alone
alone = _certificates.self_signed("localhost")
attempt(alone)  # expect: 18 self-signed certificate CERTIFICATE_VERIFY_FAILED True left alone
attempt(alone, trusted=alone)  # expect: agreed served


def believes_all(client, server):
    client.check_hostname = False
    client.verify_mode = ssl.CERT_NONE


attempt(alone, name="elsewhere.example", change=believes_all)  # expect: agreed served


def wants_the_client_s(client, server):
    server.verify_mode = ssl.CERT_REQUIRED
    server.load_verify_locations(authority.file)
    client.maximum_version = ssl.TLSVersion.TLSv1_2


attempt(good, change=wants_the_client_s)  # expect: agreed PEER_DID_NOT_RETURN_A_CERTIFICATE


def have_no_version_in_common(client, server):
    client.minimum_version = ssl.TLSVersion.TLSv1_3
    server.maximum_version = ssl.TLSVersion.TLSv1_2


attempt(good, change=have_no_version_in_common)  # expect: SSLError TLSV1_ALERT_PROTOCOL_VERSION UNSUPPORTED_PROTOCOL

# What can be told before.
context = ssl.create_default_context()
for mistake in (
        lambda: context.wrap_socket(socket.socketpair()[0]),
        lambda: context.wrap_socket(socket.socketpair()[0], server_side=True, server_hostname="x"),
        lambda: context.wrap_socket(socket.socket(type=socket.SOCK_DGRAM), server_hostname="x"),
        lambda: setattr(context, "verify_mode", ssl.CERT_NONE),
        lambda: context.load_verify_locations(),
        lambda: context.load_verify_locations(cadata="nothing"),
        lambda: context.load_cert_chain(authority.file),
        lambda: context.set_ciphers("none of these"),
        lambda: ssl.SSLSocket()):
    try:
        mistake()
    except (ValueError, TypeError, OSError, NotImplementedError) as e:
        print(type(e).__name__, e)
# expect: ValueError check_hostname requires server_hostname
# expect: ValueError server_hostname can only be specified in client mode
# expect: NotImplementedError only stream sockets are supported
# expect: ValueError Cannot set verify_mode to CERT_NONE when check_hostname is enabled.
# expect: TypeError cafile, capath and cadata cannot be all omitted
# expect: SSLError [PEM: NO_START_LINE] no start line: cadata does not contain a certificate
# expect: SSLError [SSL: PEM_LIB] PEM lib
# expect: SSLError ('No cipher can be selected.',)
# expect: TypeError SSLSocket does not have a public constructor. Instances are returned by SSLContext.wrap_socket().

# A side that speaks something else.
a, b = socket.socketpair()
a.sendall(b"GET / HTTP/1.0\r\n\r\n")
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(good)
try:
    server_context.wrap_socket(b, server_side=True)
except ssl.SSLError as e:
    print(e.reason, e)  # expect: HTTP_REQUEST [SSL: HTTP_REQUEST] http request
a, b = socket.socketpair()
a.close()
try:
    server_context.wrap_socket(b, server_side=True)
except ssl.SSLEOFError as e:
    print(e)  # expect: [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol
