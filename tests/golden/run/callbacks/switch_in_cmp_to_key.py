import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from functools import cmp_to_key


def compare(a, b):
    switch()
    return b - a


print(sorted([1, 2], key=cmp_to_key(compare)), log)  # expect: [2, 1] ['other']
