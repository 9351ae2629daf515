import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Number:
    def __iadd__(self, other):
        switch()
        return "changed"


n = Number()
n += 1
print(n, log)  # expect: changed ['other']
