import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Box:
    def __contains__(self, item):
        switch()
        return 1


print(1 in Box(), 1 not in Box(), log)  # expect: True False ['other', 'other']
