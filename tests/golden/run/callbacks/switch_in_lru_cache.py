import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from functools import lru_cache


@lru_cache
def square(x):
    switch()
    return x * x


print(square(3), square(3), log)  # expect: 9 9 ['other']
