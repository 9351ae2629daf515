import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Mapping:
    def keys(self):
        switch()
        return ["a", "b"]

    def __getitem__(self, key):
        switch()
        return key * 2


d = {}
d.update(Mapping())
print(d, log)  # expect: {'a': 'aa', 'b': 'bb'} ['other', 'other', 'other']
