import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Key:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        switch()
        return True


print("%(b)s" % {Key(): 1, "b": 2}, log or "other not needed")  # expect: 2 other not needed
