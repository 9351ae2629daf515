import io
import sys


def make(depth):
    if depth == 0:
        return ValueError("leaf\nsecond line")
    return ExceptionGroup(f"depth {depth}", [make(depth - 1), TypeError(depth)])


def report(error):
    former, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.excepthook(type(error), error, None)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = former


print(report(make(2)), end="")
# expect:   | ExceptionGroup: depth 2 (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ExceptionGroup: depth 1 (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | ValueError: leaf
# expect:       | second line
# expect:       +---------------- 2 ----------------
# expect:       | TypeError: 1
# expect:       +------------------------------------
# expect:     +---------------- 2 ----------------
# expect:     | TypeError: 2
# expect:     +------------------------------------
print(len(report(ExceptionGroup("wide", [ValueError(i) for i in range(18)])).splitlines()))  # expect: 34
print("and 3 more exceptions" in report(ExceptionGroup("wide", [ValueError(i) for i in range(18)])))  # expect: True
print("max_group_depth is 10" in report(make(12)))  # expect: True
