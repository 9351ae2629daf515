import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __eq__(self, other):
        switch()
        return other == 3


items = [Item()]
print(3 in items, items.index(3), items.count(3), log)  # expect: True 0 1 ['other', 'other', 'other']
