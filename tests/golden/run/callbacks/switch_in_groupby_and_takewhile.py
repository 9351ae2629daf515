import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from itertools import groupby, takewhile


def key(x):
    switch()
    return x // 10


print([(k, list(g)) for k, g in groupby([1, 2, 11], key)], len(log))  # expect: [(0, [1, 2]), (1, [11])] 3
print(list(takewhile(lambda x: switch() or x < 2, [1, 2, 1])), log[0])  # expect: [1] other
