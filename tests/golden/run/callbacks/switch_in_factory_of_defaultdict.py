import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from collections import defaultdict


def make():
    switch()
    return 3


d = defaultdict(make)
print(d["a"], dict(d), log)  # expect: 3 {'a': 3} ['other']
