import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


values = [3, 2, 1]


def pop():
    switch()
    return values.pop()


print(list(iter(pop, 3)), log)  # expect: [1, 2] ['other', 'other', 'other']
