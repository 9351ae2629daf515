import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __str__(self):
        switch()
        return "text"


print(Item(), Item(), sep="+")  # expect: text+text
print(log)  # expect: ['other', 'other']
