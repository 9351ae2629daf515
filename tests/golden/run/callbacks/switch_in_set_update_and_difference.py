import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        switch()
        return True


s = set()
s.update([Key()])
s.difference_update([Key()])
print(len(s), log)  # expect: 0 ['other']
