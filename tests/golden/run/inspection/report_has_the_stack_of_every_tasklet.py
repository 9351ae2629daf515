import stackless
from stackless import inspection

channel = stackless.channel()


def outer():
    inner()


def inner():
    channel.receive()


waiting = stackless.tasklet(outer)()
waiting.name = "waiter"
stackless.run()
print("".join(line + "\n" for line in inspection.report().replace(__file__, "FILE").split("\n") if line.startswith(("tasklet", "    "))).replace(hex(id(channel)), "N"), end="")
# expect: tasklet 'main' of thread 1: runs
# expect:     FILE:18 in <module>
# expect: tasklet 'waiter' of thread 1: receives on channel N (balance -1)
# expect:     FILE:12 in inner
# expect:     FILE:8 in outer
channel.send(1)
print(len(inspection.tasklets()))  # expect: 1
