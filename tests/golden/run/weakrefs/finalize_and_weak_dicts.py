import gc
import weakref


class C:
    pass


log = []
values = weakref.WeakValueDictionary()


def make():
    c = C()
    values["c"] = c
    weakref.finalize(c, log.append, "gone")
    return len(values)


print(make())  # expect: 1
gc.collect()
print(log, len(values), "c" in values)  # expect: ['gone'] 0 False
