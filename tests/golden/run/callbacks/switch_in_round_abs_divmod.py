import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Number:
    def __round__(self, digits=None):
        switch()
        return 1

    def __abs__(self):
        switch()
        return 2

    def __divmod__(self, other):
        switch()
        return 3, 4


print(round(Number()), abs(Number()), divmod(Number(), 1), log)  # expect: 1 2 (3, 4) ['other', 'other', 'other']
