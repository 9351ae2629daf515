import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


def f(x):
    switch()
    return x > 1


print(list(filter(f, [1, 2])), list(map(f, [1])), log)  # expect: [2] [False] ['other', 'other', 'other']
