import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __eq__(self, other):
        switch()
        return other == 3


items = [Item(), 4]
items.remove(3)
print(items, log)  # expect: [4] ['other']
