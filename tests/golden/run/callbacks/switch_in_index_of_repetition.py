import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Index:
    def __index__(self):
        switch()
        return 2


print([1] * Index(), "ab" * Index(), hex(Index()), chr(Index()) == "\x02", log)  # expect: [1, 1] abab 0x2 True ['other', 'other', 'other', 'other']
