import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Empty:
    def __len__(self):
        switch()
        return 0


print("full" if Empty() else "empty", len(Empty()), log)  # expect: empty 0 ['other', 'other']
