import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    switch()
    yield 1
    yield 2


items = [0, 0, 9]
items[:2] = numbers()
print(items, log)  # expect: [1, 2, 9] ['other']
