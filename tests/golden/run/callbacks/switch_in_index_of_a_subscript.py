import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Index:
    def __index__(self):
        switch()
        return 1


print([4, 5, 6][Index()], "abc"[Index()], (7, 8)[Index()], b"xy"[Index()], range(9)[Index()], log)  # expect: 5 b 8 121 1 ['other', 'other', 'other', 'other', 'other']
