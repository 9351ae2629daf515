import stackless
ch, log = stackless.channel(), []


def numbers():
    for i in range(3):
        stackless.schedule()
        yield i


def sender():
    log.append(("sent", ch.send_sequence(numbers())))


def receiver():
    for i in range(3):
        log.append(ch.receive())


stackless.tasklet(sender)()
stackless.tasklet(receiver)()
stackless.run()
print(log)  # expect: [0, 1, 2, ('sent', 3)]
