import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Mapping:
    def __getitem__(self, key):
        switch()
        return key.upper()


print("%(a)s %(b)s" % Mapping(), log)  # expect: A B ['other', 'other']
