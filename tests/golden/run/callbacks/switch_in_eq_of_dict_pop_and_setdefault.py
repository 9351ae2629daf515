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


d = {Key(): 7}
print(d.setdefault(Key(), 8), d.pop(Key()), len(d), log)  # expect: 7 7 0 ['other', 'other']
