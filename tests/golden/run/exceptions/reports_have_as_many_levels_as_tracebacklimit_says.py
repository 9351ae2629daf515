import io
import sys


def f():
    1 / 0


def g():
    f()


def levels(limit):
    sys.tracebacklimit = limit
    try:
        g()
    except ZeroDivisionError as error:
        sys.stderr = told = io.StringIO()
        sys.excepthook(type(error), error, error.__traceback__)
        sys.stderr = sys.__stderr__
    del sys.tracebacklimit
    return told.getvalue().split("\n")[0], [line.rpartition(" ")[2] for line in told.getvalue().split("\n") if "File" in line]


print(levels(2))  # expect: ('Traceback (most recent call last):', ['g', 'f'])
print(levels(1), levels(0))  # expect: ('Traceback (most recent call last):', ['f']) ('ZeroDivisionError: division by zero', [])
print(levels(1 << 100)[1], levels(-1)[1], levels(None)[1])  # expect: ['levels', 'g', 'f'] [] ['levels', 'g', 'f']
