# The module _remote_debugging: looks into another process of Python by where its memory has what. Another program of this Python is asked instead
# (docs/stackless.md: `stackless top`), so what the library's tools find here says that there is nothing to be read.
# https://docs.python.org/3/library/asyncio-tools.html

from _records import record as _record

PROCESS_VM_READV_SUPPORTED = False


class FrameInfo(_record):
    __module__ = "_remote_debugging"
    _names = ("filename", "lineno", "funcname")


class CoroInfo(_record):
    __module__ = "_remote_debugging"
    _names = ("call_stack", "task_name")


class TaskInfo(_record):
    __module__ = "_remote_debugging"
    _names = ("task_id", "task_name", "coroutine_stack", "awaited_by")


class ThreadInfo(_record):
    __module__ = "_remote_debugging"
    _names = ("thread_id", "frame_list")


class AwaitedInfo(_record):
    __module__ = "_remote_debugging"
    _names = ("thread_id", "awaited_by")


class RemoteUnwinder:
    def __init__(self, pid, *, all_threads=False, only_active_thread=False, debug=False):
        raise RuntimeError("the memory of other processes cannot be read as that of a Python")
