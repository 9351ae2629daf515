import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Countdown:
    n = 2

    def __iter__(self):
        return self

    def __next__(self):
        switch()
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


print(tuple(Countdown()), log)  # expect: (1, 0) ['other', 'other', 'other']
