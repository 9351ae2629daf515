import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Item:
    def __format__(self, spec):
        switch()
        return "<" + spec + ">"


print(f"{Item()} {Item():x}", log)  # expect: <> <x> ['other', 'other']
