import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Key:
    def __hash__(self):
        switch()
        return 1


print(len({Key(): 1, Key(): 2}), log)  # expect: 2 ['other', 'other']
