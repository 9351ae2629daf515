import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __getattr__(self, name):
        switch()
        if name == "missing":
            raise AttributeError(name)
        return name


print(getattr(C(), "a"), hasattr(C(), "b"), hasattr(C(), "missing"), getattr(C(), "missing", 0), log)  # expect: a True False 0 ['other', 'other', 'other', 'other']
