import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def inner():
    switch()
    yield 1


def outer():
    yield from inner()
    yield from inner()


print(sum(outer()), log)  # expect: 2 ['other', 'other']
