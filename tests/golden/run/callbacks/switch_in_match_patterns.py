import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Meta(type):
    def __instancecheck__(cls, instance):
        switch()
        return True


class Any(metaclass=Meta):
    pass


class Point:
    __match_args__ = ("x",)

    @property
    def x(self):
        switch()
        return 4


match Point():
    case Point(x):
        print(x, log)
# expect: 4 ['other']
