import stackless
ch = stackless.channel()


def work():
    pass


stackless.tasklet(work)()
try:
    ch.receive()
except RuntimeError as e:
    print(e)  # expect: the main tasklet is receiving without a sender available.
print(ch.balance)  # expect: 0
