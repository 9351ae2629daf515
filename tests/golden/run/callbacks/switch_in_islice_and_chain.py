import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from itertools import chain, islice


def numbers():
    n = 0
    while True:
        switch()
        yield n
        n += 1


print(list(islice(chain([9], numbers()), 3)), log)  # expect: [9, 0, 1] ['other', 'other']
