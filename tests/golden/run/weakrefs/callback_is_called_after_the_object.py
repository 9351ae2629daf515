import gc
import weakref


class C:
    pass


called = []


def make():
    c = C()
    r = weakref.ref(c, lambda reference: called.append(reference() is None))
    return r, c.__class__


r, cls = make()
gc.collect()
print(called, r() is None, cls is C)  # expect: [True] True True
