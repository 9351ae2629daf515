# needs: python3-h2 python3-hpack python3-hyperframe
import h2.connection, h2.config, h2.events, h2.exceptions
c = h2.connection.H2Connection(); s = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
c.initiate_connection(); s.initiate_connection(); events = s.receive_data(c.data_to_send()); print(events); print(c.receive_data(s.data_to_send()))
n = c.get_next_available_stream_id(); c.send_headers(n, [(":method", "GET"), (":path", "/"), (":scheme", "https"), (":authority", "x"), ("x-y", "z" * 50)]); c.send_data(n, b"body", end_stream=True)
for e in s.receive_data(c.data_to_send()): print(e)
s.send_headers(n, [(":status", "200")]); s.send_data(n, b"x" * 100); s.end_stream(n); s.ping(b"12345678")
for e in c.receive_data(s.data_to_send()): print(e)
print(c.local_flow_control_window(n) if not c.streams.get(n) is None and c.streams[n].open else "closed", c.remote_settings[h2.settings.SettingCodes.INITIAL_WINDOW_SIZE])
try:
    c.send_data(n, b"late")
except h2.exceptions.ProtocolError as e:
    print(type(e).__name__, e)
