# The module resource: what this process has used, and may use. Linux's numbers. https://docs.python.org/3/library/resource.html

import _posix
from _records import record as _record

error = OSError
RLIM_INFINITY = -1
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE = 0, 1, 2, 3, 4, 5, 6, 7
RLIMIT_OFILE, RLIMIT_MEMLOCK, RLIMIT_AS, RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTPRIO, RLIMIT_RTTIME = 7, 8, 9, 11, 12, 13, 14, 15
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1


class struct_rusage(_record):
    __module__ = "resource"
    _names = (
        "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock",
        "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")


def getrusage(who, /):
    return struct_rusage(_posix.usage(who))


def _check(resource):
    if not 0 <= resource < 16:
        raise ValueError("invalid resource specified")


def getrlimit(resource, /):
    _check(resource)
    return _posix.getrlimit(resource)


def setrlimit(resource, limits, /):
    _check(resource)
    soft, hard = limits
    try:
        _posix.setrlimit(resource, soft, hard)
    except PermissionError:
        raise ValueError("not allowed to raise maximum limit") from None
    except OSError as failure:
        if failure.errno == 22:
            raise ValueError("current limit exceeds maximum limit") from None
        raise


def getpagesize():
    return _posix.sysconf(30)
