import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Descriptor:
    def __get__(self, instance, owner):
        switch()
        return instance.value

    def __set__(self, instance, value):
        switch()
        instance.value = value

    def __delete__(self, instance):
        switch()
        instance.value = None


class C:
    d = Descriptor()


c = C()
c.d = 4
print(c.d, log)  # expect: 4 ['other', 'other']
del c.d
print(c.value, log)  # expect: None ['other', 'other', 'other']
