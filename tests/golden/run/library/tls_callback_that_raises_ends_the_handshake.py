# What the callback of a server raises, or that its answer is no number, the program is told apart; the client gets an alert.
import socket
import ssl
import stackless
import sys
import _certificates

authority = _certificates.Authority()
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(authority.vouch("localhost"))
client_context = ssl.create_default_context(cafile=authority.file)
sys.unraisablehook = lambda told: print(told.exc_type.__name__, told.err_msg, told.object is answer)


def serve(plain):
    try:
        server_context.wrap_socket(plain, server_side=True)
    except ssl.SSLError as e:
        print(e.reason)


for answer in lambda connection, name, context: 1 / 0, lambda connection, name, context: "no number":
    server_context.sni_callback = answer
    a, b = socket.socketpair()
    stackless.tasklet(serve)(b)
    try:
        client_context.wrap_socket(a, server_hostname="localhost")
    except ssl.SSLError as e:
        stackless.run()
        print(e.reason)
# expect: ZeroDivisionError Exception ignored in ssl servername callback True
# expect: CALLBACK_FAILED
# expect: SSLV3_ALERT_HANDSHAKE_FAILURE
# expect: TypeError Exception ignored in ssl servername callback True
# expect: CALLBACK_FAILED
# expect: TLSV1_ALERT_INTERNAL_ERROR
