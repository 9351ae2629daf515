# The module _bisect: searching sorted sequences. https://docs.python.org/3/library/bisect.html
from _heap_steps import bisect as _bisect_natively


def _end(a, lo, hi):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return len(a) if hi is None else hi


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    hi = _end(a, lo, hi)
    if key is None and type(a) is list:
        found = _bisect_natively(a, x, lo, hi, True)
        if found is not None:
            return found
    if key is None:
        while lo < hi:
            middle = (lo + hi) >> 1
            if x < a[middle]:
                hi = middle
            else:
                lo = middle + 1
    else:
        while lo < hi:
            middle = (lo + hi) >> 1
            if x < key(a[middle]):
                hi = middle
            else:
                lo = middle + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    hi = _end(a, lo, hi)
    if key is None and type(a) is list:
        found = _bisect_natively(a, x, lo, hi, False)
        if found is not None:
            return found
    if key is None:
        while lo < hi:
            middle = (lo + hi) >> 1
            if a[middle] < x:
                lo = middle + 1
            else:
                hi = middle
    else:
        while lo < hi:
            middle = (lo + hi) >> 1
            if key(a[middle]) < x:
                lo = middle + 1
            else:
                hi = middle
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    at = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(at, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    at = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(at, x)


bisect = bisect_right
insort = insort_right
