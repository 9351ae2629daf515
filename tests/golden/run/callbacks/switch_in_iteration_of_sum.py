import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def numbers():
    for i in range(3):
        switch()
        yield i


print(sum(numbers()), log)  # expect: 3 ['other', 'other', 'other']
