import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __repr__(self):
        switch()
        return "item"


print(repr([Item(), (Item(),)]), log)  # expect: [item, (item,)] ['other', 'other']
