import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Defaults(dict):
    def __missing__(self, key):
        switch()
        return key * 2


print(Defaults()["a"], log)  # expect: aa ['other']
