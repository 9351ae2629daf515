import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Manager:
    def __enter__(self):
        switch()
        return "in"

    def __exit__(self, *error):
        switch()
        return True


with Manager() as where:
    raise ValueError
print(where, log)  # expect: in ['other', 'other']
