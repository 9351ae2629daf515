import gc
import sys


def collect():
    for _ in range(3):
        gc.collect()


class Bad:
    def __del__(self):
        raise ValueError("from the finalizer")


def make():
    Bad()


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, "__del__" in unraisable.err_msg)


sys.unraisablehook = hook
make()
collect()  # expect: ValueError from the finalizer True
print("goes on")  # expect: goes on
