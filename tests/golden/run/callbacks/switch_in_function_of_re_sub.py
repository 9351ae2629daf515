import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


import re


def double(match):
    switch()
    return match.group() * 2


print(re.sub("[a-z]", double, "a1b"), log)  # expect: aa1bb ['other', 'other']
