import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __str__(self):
        switch()
        return "item"

    def __index__(self):
        switch()
        return 15

    def __float__(self):
        switch()
        return 0.5


print("%s|%6.2s|%x|%.1f" % (Item(), Item(), Item(), Item()), log)  # expect: item|    it|f|0.5 ['other', 'other', 'other', 'other']
