# needs: python3-blinker
from blinker import signal, Signal, NamedSignal, ANY
import gc
s = signal("s"); log = []
@s.connect
def each(sender, **kw): log.append((sender, kw)); return len(log)
class T:
    def m(self, sender): log.append("m")
t = T(); s.connect(t.m, sender="only"); print([r for _, r in s.send("x", a=1)], len(s.send("only")), bool(s.receivers), s.name)
with s.connected_to(lambda sender: log.append("tmp")): s.send("q")
s.disconnect(each); print(len(s.send("z")), log)
