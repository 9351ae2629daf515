import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Descriptor:
    def __get__(self, instance, owner):
        switch()
        return lambda item: item + 1


class C:
    __class_getitem__ = Descriptor()


print(C[4], log)  # expect: 5 ['other']
