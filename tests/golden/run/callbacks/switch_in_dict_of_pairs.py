import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def pairs():
    yield "a", 1
    switch()
    yield "b", 2


print(dict(pairs()), log)  # expect: {'a': 1, 'b': 2} ['other']
