import gc
import weakref

import stackless


class C:
    pass


log = []


def callback(reference):
    stackless.schedule()
    log.append("callback")


def make():
    c = C()
    return weakref.ref(c, callback)


r = make()
stackless.tasklet(log.append)("other")
gc.collect()
print(log)  # expect: ['other', 'callback']
