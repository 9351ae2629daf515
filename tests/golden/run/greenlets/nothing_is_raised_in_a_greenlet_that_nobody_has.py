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


# What was suspended last may still be known to the frame that it was suspended for.
gone = [begun() for _ in range(3)]
gc.collect()
print(gone[0]())  # expect: None
