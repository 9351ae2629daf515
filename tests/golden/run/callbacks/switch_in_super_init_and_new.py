import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Base:
    def __new__(cls, x):
        switch()
        return super().__new__(cls)

    def __init__(self, x):
        switch()
        self.x = x


class C(Base):
    def __init__(self, x):
        super().__init__(x + 1)


print(C(1).x, log)  # expect: 2 ['other', 'other']
