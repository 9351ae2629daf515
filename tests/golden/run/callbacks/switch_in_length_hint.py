import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Items:
    def __iter__(self):
        return iter([1])

    def __len__(self):
        switch()
        return 1


print(list(Items()) == [1], bool(Items()), log[:1])  # expect: True True ['other']
