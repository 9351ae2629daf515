# The module gc, as far as it makes sense under .NET's collector, which finds cycles by itself. https://docs.python.org/3/library/gc.html

import _collector
from _collector import collect as _collect

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks = []
garbage = []


class _Settings:
    is_enabled = True
    debug = 0
    threshold = (2000, 10, 0)


def enable():
    _Settings.is_enabled = True


def disable():
    _Settings.is_enabled = False


def isenabled():
    return _Settings.is_enabled


def collect(generation=2):
    if generation not in (0, 1, 2):
        raise ValueError("invalid generation")
    _collect(generation)
    return 0


def freeze():
    pass


unfreeze = freeze


def get_freeze_count():
    return 0


def set_debug(flags):
    _Settings.debug = flags


def get_debug():
    return _Settings.debug


def set_threshold(threshold0, threshold1=None, threshold2=None):
    former = _Settings.threshold
    _Settings.threshold = threshold0, former[1] if threshold1 is None else threshold1, former[2] if threshold2 is None else threshold2


def get_threshold():
    return _Settings.threshold


def get_count():
    return 0, 0, 0


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def is_finalized(obj, /):
    return False


def get_objects(generation=None):
    return [found for found in _collector.objects() if is_tracked(found)]


def get_referrers(*objs):
    return _collector.referrers(objs)


def get_referents(*objs):
    return _collector.referents(objs)
