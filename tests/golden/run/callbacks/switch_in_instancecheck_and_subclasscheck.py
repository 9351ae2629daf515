import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Meta(type):
    def __instancecheck__(cls, instance):
        switch()
        return True

    def __subclasscheck__(cls, candidate):
        switch()
        return True


class C(metaclass=Meta):
    pass


print(isinstance(1, C), isinstance(1, (str, C)), issubclass(int, C), log)  # expect: True True True ['other', 'other', 'other']
