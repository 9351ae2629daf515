# Nothing that is left of the switch refers to it.
import gc
import greenlet
import weakref


def ended():
    g = greenlet.greenlet(lambda: None)
    g.switch()
    return weakref.ref(g)


gone = ended()
gc.collect()
print(gone())  # expect: None
