import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def words():
    yield "a"
    switch()
    yield "b"


print("-".join(words()), log)  # expect: a-b ['other']
