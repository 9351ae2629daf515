import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Flag:
    def __bool__(self):
        switch()
        return True


print("yes" if Flag() else "no", not Flag(), log)  # expect: yes False ['other', 'other']
