import stackless
ch = stackless.channel()


def work():
    ch.receive()


t = stackless.tasklet(work)()
stackless.run()
cls, args, state = t.__reduce__()
print(cls is stackless.tasklet, args, type(state).__name__)  # expect: True () tuple
print(t.__reduce_ex__(4)[0] is stackless.tasklet)  # expect: True
try:
    stackless.getcurrent().__reduce__()
except RuntimeError as error:
    print(error)  # expect: You cannot __reduce__ the tasklet which is current.
