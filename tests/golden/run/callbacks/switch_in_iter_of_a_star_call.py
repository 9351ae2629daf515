import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    switch()
    yield 1
    switch()
    yield 2


print(max(*numbers()), log)  # expect: 2 ['other', 'other']
