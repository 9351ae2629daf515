import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from collections import deque


def numbers():
    switch()
    yield 1
    yield 2


d = deque(numbers(), 1)
d.extendleft(numbers())
print(list(d), log)  # expect: [2] ['other', 'other']
