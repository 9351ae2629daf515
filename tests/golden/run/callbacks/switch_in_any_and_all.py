import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Flag:
    def __bool__(self):
        switch()
        return False


print(any([Flag()]), all([Flag()]), log)  # expect: False False ['other', 'other']
