import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __hash__(self):
        switch()
        return 5


print(hash(C()), hash((1, C())) == hash((1, C())), log)  # expect: 5 True ['other', 'other', 'other']
