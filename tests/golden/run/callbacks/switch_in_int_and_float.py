import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Number:
    def __int__(self):
        switch()
        return 7

    def __float__(self):
        switch()
        return 0.5

    def __complex__(self):
        switch()
        return 1j


print(int(Number()), float(Number()), complex(Number()), log)  # expect: 7 0.5 1j ['other', 'other', 'other']
