import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        switch()
        return self.n


print([4, 5, 6, 7][Index(1):Index(3)], "abcd"[:Index(2)], (1, 2, 3)[::Index(2)], log)  # expect: [5, 6] ab (1, 3) ['other', 'other', 'other', 'other']
