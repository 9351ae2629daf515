import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Number:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        switch()
        return self.n < other.n


print(min(Number(2), Number(1)).n, log)  # expect: 1 ['other']
