import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    @property
    def method(self):
        switch()
        return lambda x: x + 1


print(C().method(1), log)  # expect: 2 ['other']
