import os
import stackless
import tempfile
from stackless.checkpoints import Checkpoints


def collect(name, orders, log):
    while True:
        log.append((name, orders.receive()))


log, orders = [], [stackless.channel() for _ in range(4)]
tasklets = [stackless.tasklet(collect)("t%d" % n, c, log) for n, c in enumerate(orders)]
stackless.run()
folder = tempfile.mkdtemp()
kept = Checkpoints(os.path.join(folder, "world"))
for step in range(3):
    orders[step].send(step * 100)
    kept.save((log, orders, tasklets))
copy, channels, others = Checkpoints(kept.path).load()
print(copy)  # expect: [('t0', 0), ('t1', 100), ('t2', 200)]
channels[3].send("on")
print(copy[-1], log[-1], others[3].blocked)  # expect: ('t3', 'on') ('t2', 200) True
print(os.listdir(folder))  # expect: ['world']
