import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Mapping:
    def keys(self):
        switch()
        return ["a"]

    def __getitem__(self, key):
        switch()
        return 5


def f(**named):
    return named


print(f(**Mapping()), log)  # expect: {'a': 5} ['other', 'other']
