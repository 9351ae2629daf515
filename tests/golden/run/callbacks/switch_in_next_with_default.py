import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Empty:
    def __iter__(self):
        return self

    def __next__(self):
        switch()
        raise StopIteration


print(next(Empty(), "none"), list(Empty()), log)  # expect: none [] ['other', 'other']
