import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Key:
    def __hash__(self):
        switch()
        return 1


print(len(frozenset([Key(), Key()])), log)  # expect: 2 ['other', 'other']
