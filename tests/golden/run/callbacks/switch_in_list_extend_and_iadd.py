import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    switch()
    yield 1


items = []
items.extend(numbers())
items += numbers()
print(items, log)  # expect: [1, 1] ['other', 'other']
