# Looking at the tasklets of the running program from inside of it. What another process sees with `stackless ps`, `dump` and `top` is the same.
import collections as _collections

import _inspection
from _inspection import leaks, report, tasklets

__all__ = ["Record", "leaks", "observe", "record", "report", "tasklets"]

# Where a tasklet was made and by whom (None if that was before the observation), how often it was switched to, and how many seconds it ran and waited.
Record = _collections.namedtuple("Record", "number made_at made_by switches run_time wait_time")


class observe:
    """Looks at all tasklets from here on; as a context manager, until its end."""

    def __init__(self):
        _inspection.observe()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        _inspection.end()

    end = __exit__


def record(tasklet):
    """What is known of a tasklet; None if nobody looks."""
    found = _inspection.record_of(tasklet)
    return None if found is None else Record(*found)
