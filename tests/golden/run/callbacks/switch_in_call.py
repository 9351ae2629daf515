import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __call__(self, x, *, y):
        switch()
        return x + y


print(C()(1, y=2), log)  # expect: 3 ['other']
