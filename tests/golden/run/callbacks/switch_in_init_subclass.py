import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Base:
    def __init_subclass__(cls, **named):
        switch()
        cls.named = named


class Derived(Base, x=1):
    pass


print(Derived.named, log)  # expect: {'x': 1} ['other']
