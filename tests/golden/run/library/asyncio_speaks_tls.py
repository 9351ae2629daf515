import asyncio
import ssl
import _certificates

authority = _certificates.Authority()
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(authority.vouch("localhost", "127.0.0.1"))
client_context = ssl.create_default_context(cafile=authority.file)


async def answer(reader, writer):
    data = await reader.readline()
    writer.write(data.upper() * 10_000)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def ask(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=client_context, server_hostname="localhost")
    writer.write(f"{name}\n".encode())
    data = await reader.read()
    version = writer.get_extra_info("ssl_object").version()
    writer.close()
    return data[:4], len(data), version


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=server_context)
    port = server.sockets[0].getsockname()[1]
    print(await asyncio.gather(*[ask(port, name) for name in ("one", "two")]))
    try:
        await asyncio.open_connection("127.0.0.1", port, ssl=client_context, server_hostname="elsewhere.example")
    except ssl.SSLCertVerificationError as e:
        print(e.verify_message)
    server.close()


asyncio.run(main())
# expect: [(b'ONE\n', 40000, 'TLSv1.3'), (b'TWO\n', 40000, 'TLSv1.3')]
# expect: Hostname mismatch, certificate is not valid for 'elsewhere.example'.
