# The client says whom it wants; the server's callback chooses, and may wait meanwhile.
import socket
import ssl
import stackless
import _certificates

authority = _certificates.Authority()
contexts = {}
for name in "a.example", "b.example":
    contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexts[name].load_cert_chain(authority.vouch(name))
client_context = ssl.create_default_context(cafile=authority.file)


def choose(connection, name, context):
    stackless.schedule()
    if name == "c.example":
        return ssl.AlertDescription.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
    connection.context = contexts[name]


contexts["a.example"].sni_callback = choose


def serve(plain):
    try:
        contexts["a.example"].wrap_socket(plain, server_side=True)
    except ssl.SSLError as e:
        print(e.reason)


for name in "a.example", "b.example", "c.example":
    a, b = socket.socketpair()
    stackless.tasklet(serve)(b)
    try:
        print(client_context.wrap_socket(a, server_hostname=name).getpeercert()["subjectAltName"])
    except ssl.SSLError as e:
        stackless.run()
        print(e.reason)
# expect: (('DNS', 'a.example'),)
# expect: (('DNS', 'b.example'),)
# expect: CALLBACK_FAILED
# expect: TLSV1_UNRECOGNIZED_NAME
