import gc
import weakref


class Thing:
    pass


thing = Thing()
try:
    next(weakref.proxy(thing))
except TypeError as error:
    print(error)  # expect: Weakref proxy referenced a non-iterator 'Thing' object


def make():
    o = Thing()
    return weakref.ref(o, lambda dead: None)


reference = make()
while reference() is not None:
    gc.collect()
print(reference.__callback__)  # expect: None
