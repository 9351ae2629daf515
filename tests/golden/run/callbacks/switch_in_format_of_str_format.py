import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __format__(self, spec):
        switch()
        return "<" + spec + ">"

    def __repr__(self):
        switch()
        return "R"


print("{:a} {0!r}".replace("{:a}", "{0:a}").format(Item()), format(Item(), "y"), log)  # expect: <a> R <y> ['other', 'other', 'other']
