import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __str__(self):
        switch()
        return "text"


print(str(ValueError(Item())), log)  # expect: text ['other']
