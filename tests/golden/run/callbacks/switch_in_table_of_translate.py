import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Table:
    def __getitem__(self, point):
        switch()
        return point + 1


print("ab".translate(Table()), log)  # expect: bc ['other', 'other']
