import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    yield 1
    switch()
    yield 2
    yield 3


a, *b = numbers()
print(a, b, log)  # expect: 1 [2, 3] ['other']
