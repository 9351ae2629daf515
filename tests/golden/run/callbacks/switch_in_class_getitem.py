import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __class_getitem__(cls, item):
        switch()
        return item * 2


print(C[4], log)  # expect: 8 ['other']
