import re
import stackless
from stackless import inspection


def pair():
    left, right = stackless.channel(), stackless.channel()

    def first():
        left.receive()
        right.send(1)

    def second():
        right.receive()
        left.send(2)

    return [stackless.tasklet(f)() for f in (first, second)]


waiting = pair()
stackless.run()
for line in inspection.report().split("\n"):
    if line.startswith(("deadlock", "cycle")):
        print(re.sub("0x[0-9a-f]+", "N", line))
# expect: deadlock: 'pair.<locals>.first' receives on channel N (balance -1) -> 'pair.<locals>.second' receives on channel N (balance -1) -> 'pair.<locals>.first'
