import stackless
ch = stackless.channel()


def work():
    try:
        stackless.schedule_remove()
    except RuntimeError as e:
        print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
    ch.send(1)


stackless.tasklet(work)()
print(ch.receive())  # expect: 1
