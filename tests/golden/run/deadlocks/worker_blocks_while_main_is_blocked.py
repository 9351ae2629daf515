import stackless
ch, other = stackless.channel(), stackless.channel()


def work():
    try:
        other.receive()
    except RuntimeError as e:
        print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
        ch.send("released")


stackless.tasklet(work)()
print(ch.receive())  # expect: released
