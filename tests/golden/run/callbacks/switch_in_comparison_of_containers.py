import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __eq__(self, other):
        switch()
        return True

    def __lt__(self, other):
        switch()
        return True


print([Item()] == [Item()], (1, Item()) == (1, Item()), {"a": Item()} == {"a": Item()}, log)  # expect: True True True ['other', 'other', 'other']
