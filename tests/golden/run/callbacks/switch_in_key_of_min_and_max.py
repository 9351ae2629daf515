import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def key(x):
    switch()
    return -x


print(min([1, 2], key=key), max([1, 2], key=key), log)  # expect: 2 1 ['other', 'other', 'other', 'other']
