import io
import sys
import traceback


class Thing:
    def method(self, *given):
        return self.other(given,
                          given) + 1  # with a comment

    def other(self, a, b):
        x = int("x")  # a name's assignment
        return x


def spread(a):
    return Thing().method(a,
                          2, [
                              3
                          ],
                          # nothing
                          4)


def operators(a):
    return (a
            + 1
            - None)


def subscripts(a):
    self = Thing()
    self.x = a[
        0
    ]["k"]


def attribute():
    Thing.x = int(
        "y")


def late(a):
    for i in sorted([a, None]): pass


for fail in (lambda: spread(1), lambda: operators(1), lambda: subscripts([{}]), attribute, lambda: late(1), lambda: Thing().method()):
    try:
        fail()
    except Exception as error:
        sys.stderr = told = io.StringIO()
        sys.excepthook(type(error), error, error.__traceback__)
        sys.stderr = sys.__stderr__
        formatted = "".join(traceback.format_exception(error))
        print(type(error).__name__, told.getvalue() == formatted or (told.getvalue(), formatted))
# expect: ValueError True
# expect: TypeError True
# expect: KeyError True
# expect: ValueError True
# expect: TypeError True
# expect: ValueError True
