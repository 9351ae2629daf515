import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Index:
    def __index__(self):
        switch()
        return 0


items = [1, 2]
items[Index()] = 9
del items[Index()]
print(items, log)  # expect: [2] ['other', 'other']
