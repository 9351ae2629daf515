import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class C:
    def __setattr__(self, name, value):
        switch()
        super().__setattr__(name, value)

    def __delattr__(self, name):
        switch()
        super().__delattr__(name)


c = C()
c.x = 1
setattr(c, "y", 2)
del c.x
print(c.__dict__, log)  # expect: {'y': 2} ['other', 'other', 'other']
