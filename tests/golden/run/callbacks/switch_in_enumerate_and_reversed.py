import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Items:
    def __reversed__(self):
        switch()
        return iter("ba")


print(list(enumerate(reversed(Items()))), log)  # expect: [(0, 'b'), (1, 'a')] ['other']
