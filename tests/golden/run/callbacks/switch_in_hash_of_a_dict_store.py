import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Key:
    def __hash__(self):
        switch()
        return 1


d = {}
d[Key()] = "stored"
print(list(d.values()), log)  # expect: ['stored'] ['other']
