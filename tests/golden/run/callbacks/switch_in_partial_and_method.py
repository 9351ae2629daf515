import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from functools import partial


class C:
    def f(self, x, y):
        switch()
        return x + y


print(partial(C().f, 1)(y=2), log)  # expect: 3 ['other']
