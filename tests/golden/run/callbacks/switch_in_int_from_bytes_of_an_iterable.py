import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    switch()
    yield 1
    yield 2


print(int.from_bytes(numbers(), "big"), log)  # expect: 258 ['other']
