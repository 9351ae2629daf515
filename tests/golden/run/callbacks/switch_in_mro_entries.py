import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Base:
    pass


class Alias:
    def __mro_entries__(self, bases):
        switch()
        return (Base,)


class C(Alias()):
    pass


print(C.__mro__[1].__name__, log)  # expect: Base ['other']
