import gc
import greenlet
import weakref


def job():
    try:
        greenlet.getcurrent().parent.switch()
    except greenlet.GreenletExit:
        print("raised")
    finally:
        print("finally")


def begun():
    g = greenlet.greenlet(job)
    g.switch()
    return weakref.ref(g)


gone = begun()
gc.collect()
print(gone())  # expect: None
