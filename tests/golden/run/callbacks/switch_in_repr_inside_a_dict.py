import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __repr__(self):
        switch()
        return "item"


print(repr({"a": Item(), 1: {2: Item()}}), log)  # expect: {'a': item, 1: {2: item}} ['other', 'other']
