import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __dir__(self):
        switch()
        return ["b", "a"]


print(dir(C()), log)  # expect: ['a', 'b'] ['other']
