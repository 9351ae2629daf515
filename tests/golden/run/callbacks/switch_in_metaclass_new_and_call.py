import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Meta(type):
    def __new__(meta, name, bases, namespace):
        switch()
        return super().__new__(meta, name, bases, namespace)

    def __call__(cls, *arguments):
        switch()
        return super().__call__(*arguments)


class C(metaclass=Meta):
    pass


print(type(C()).__name__, log)  # expect: C ['other', 'other']
