import stackless
from stackless import inspection

left, right = stackless.channel(), stackless.channel()


def first(own, other):
    own.receive()
    other.send(1)


waiting = [stackless.tasklet(first)(left, right), stackless.tasklet(first)(right, left)]
stackless.run()
print([line.split(":")[0] for line in inspection.report().split("\n") if line.startswith(("deadlock", "cycle"))])  # expect: ['cycle']
left.send(1)
print(waiting[0].blocked, waiting[1].blocked, right.balance)  # expect: False True 0
