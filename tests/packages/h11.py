# needs: python3-h11
import h11
c, s = h11.Connection(h11.CLIENT), h11.Connection(h11.SERVER)
def pump(data):
    s.receive_data(data); out = []
    while True:
        e = s.next_event(); out.append(e)
        if e in (h11.NEED_DATA, h11.PAUSED) or isinstance(e, h11.ConnectionClosed): return out
print(pump(c.send(h11.Request(method="POST", target="/x", headers=[("Host", "h"), ("Transfer-Encoding", "chunked")]))))
print(pump(c.send(h11.Data(data=b"abc"))), pump(c.send(h11.EndOfMessage(headers=[("X-T", "1")]))))
data = s.send(h11.Response(status_code=200, headers=[("Content-Length", "2")])) + s.send(h11.Data(data=b"ok")) + s.send(h11.EndOfMessage()); print(data)
c.receive_data(data); print(c.next_event(), c.next_event(), c.next_event(), c.states, s.states); c.start_next_cycle(); print(c.our_state)
for bad in b"GET / HTTP/1.1\r\nbad header\r\n\r\n", b"\x00\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n":
    t = h11.Connection(h11.SERVER); t.receive_data(bad)
    try:
        print(t.next_event())
    except h11.RemoteProtocolError as e:
        print(e, e.error_status_hint)
