import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        switch()
        return {"given": name}


class C(metaclass=Meta):
    pass


print(C.given, log)  # expect: C ['other']
