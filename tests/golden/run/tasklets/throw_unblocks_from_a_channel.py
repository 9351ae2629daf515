import stackless
ch = stackless.channel()


def work():
    try:
        ch.receive()
    except ValueError as e:
        print("unblocked by", e, ch.balance)  # expect: unblocked by now 0


t = stackless.tasklet(work)()
stackless.run()

t.throw(ValueError, "now")
