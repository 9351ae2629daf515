import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __getattribute__(self, name):
        switch()
        return name


print(C().a, C().b, log)  # expect: a b ['other', 'other']
