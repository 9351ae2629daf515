import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


class Named:
    def __set_name__(self, owner, name):
        switch()
        self.name = name


class C:
    a = Named()
    b = Named()


print(C.a.name, C.b.name, log)  # expect: a b ['other', 'other']
