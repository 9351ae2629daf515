import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Numbers:
    def __iter__(self):
        switch()
        return iter([1, 2])


print(list(Numbers()), log)  # expect: [1, 2] ['other']
