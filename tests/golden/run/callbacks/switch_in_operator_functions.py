import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


import operator


class C:
    def __add__(self, other):
        switch()
        return 1

    def __getattr__(self, name):
        switch()
        return name


print(operator.add(C(), 2), operator.attrgetter("a")(C()), log)  # expect: 1 a ['other', 'other']
