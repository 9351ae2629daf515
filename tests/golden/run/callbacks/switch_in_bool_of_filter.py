import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Flag:
    def __bool__(self):
        switch()
        return True


print(len(list(filter(None, [Flag(), Flag()]))), log)  # expect: 2 ['other', 'other']
