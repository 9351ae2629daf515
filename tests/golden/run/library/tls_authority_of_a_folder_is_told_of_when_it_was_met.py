import os
import shutil
import socket
import ssl
import stackless
import tempfile
import _certificates

authority, other = _certificates.Authority(), _certificates.Authority("another one")
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(authority.vouch("localhost"))
with tempfile.TemporaryDirectory() as folder:
    for number, one in enumerate([authority, other]):
        shutil.copy(one.file, os.path.join(folder, f"0123abcd.{number}"))
    client_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client_context.load_verify_locations(capath=folder)
print(client_context.cert_store_stats(), client_context.get_ca_certs())  # expect: {'x509': 0, 'crl': 0, 'x509_ca': 0} []

a, b = socket.socketpair()
stackless.tasklet(server_context.wrap_socket)(b, server_side=True)
with client_context.wrap_socket(a, server_hostname="localhost"):
    print([dict(pair for name in found["subject"] for pair in name)["commonName"] for found in client_context.get_ca_certs()])  # expect: ['an authority']
client_context.load_verify_locations(other.file)
print(len(client_context.get_ca_certs()))  # expect: 2
