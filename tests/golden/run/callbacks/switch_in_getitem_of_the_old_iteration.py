import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Sequence:
    def __getitem__(self, index):
        switch()
        return [4, 5][index]


print(list(Sequence()), log)  # expect: [4, 5] ['other', 'other', 'other']
