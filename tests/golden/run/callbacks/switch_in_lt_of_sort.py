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


print([x.n for x in sorted([Number(3), Number(1), Number(2)])], len(log) > 0, log[0])  # expect: [1, 2, 3] True other
