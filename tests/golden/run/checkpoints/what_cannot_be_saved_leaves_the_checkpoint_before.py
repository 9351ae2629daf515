import os
import stackless
import tempfile
import threading
from stackless.checkpoints import Checkpoints

kept = Checkpoints(os.path.join(tempfile.mkdtemp(), "world"))
state = {"n": 1}
kept.save(state)
state["n"] = 2
lock = threading.Lock()
lock.acquire()
for what in (lock, stackless.getcurrent()):
    state["held"] = what
    try:
        kept.save(state)
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, str(error).partition(":")[0], Checkpoints(kept.path).load())
        # expect: TypeError cannot pickle 'lock' object {'n': 1}
        # expect: RuntimeError You cannot __reduce__ the tasklet which is current. {'n': 1}
del state["held"]
kept.save(state)
print(Checkpoints(kept.path).load())  # expect: {'n': 2}
