import gc
import weakref


class C:
    pass


def make():
    c = C()
    return weakref.proxy(c, lambda proxy: print("gone"))


p = make()
for _ in range(3):
    gc.collect()  # expect: gone
try:
    p.name
except ReferenceError as error:
    print(error)  # expect: weakly-referenced object no longer exists
