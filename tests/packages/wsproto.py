# needs: python3-wsproto python3-h11
from wsproto import WSConnection, ConnectionType
from wsproto.events import Request, AcceptConnection, TextMessage, BytesMessage, Ping, CloseConnection, RejectConnection
from wsproto.extensions import PerMessageDeflate
c, s = WSConnection(ConnectionType.CLIENT), WSConnection(ConnectionType.SERVER)
s.receive_data(c.send(Request(host="h", target="/t", subprotocols=["a", "b"], extensions=[PerMessageDeflate()])))
for e in s.events(): print(type(e).__name__, e.target, e.subprotocols)
c.receive_data(s.send(AcceptConnection(subprotocol="b", extensions=[PerMessageDeflate()]))); print([type(e).__name__ for e in c.events()])
s.receive_data(c.send(TextMessage("hé" * 100)) + c.send(BytesMessage(b"\0\1", message_finished=False)) + c.send(BytesMessage(b"2")) + c.send(Ping(b"p")))
for e in s.events(): print(e)
c.receive_data(s.send(CloseConnection(1000, "bye"))); print(list(c.events()), c.state)
