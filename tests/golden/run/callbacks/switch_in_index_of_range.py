import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Index:
    def __index__(self):
        switch()
        return 3


print(range(Index()), log)  # expect: range(0, 3) ['other']
