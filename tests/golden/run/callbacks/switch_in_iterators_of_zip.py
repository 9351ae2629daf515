import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    switch()
    yield 1


print(list(zip(numbers(), numbers())), log)  # expect: [(1, 1)] ['other', 'other']
