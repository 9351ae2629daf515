# The module fcntl: control of descriptors, and locks on files. Linux's numbers. Waiting for a lock parks the tasklet.
# https://docs.python.org/3/library/fcntl.html

import _posix
import struct as _struct
from time import sleep as _sleep

LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 1, 2, 4, 8
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_SETOWN, F_GETOWN, F_SETSIG, F_GETSIG = range(12)
F_GETLK64, F_SETLK64, F_SETLKW64 = 5, 6, 7
F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW = 36, 37, 38
F_SETLEASE, F_GETLEASE, F_NOTIFY, F_DUPFD_CLOEXEC, F_SETPIPE_SZ, F_GETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS = 1024, 1025, 1026, 1030, 1031, 1032, 1033, 1034
F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE = 1, 2, 4, 8
F_RDLCK, F_WRLCK, F_UNLCK, F_EXLCK, F_SHLCK = 0, 1, 2, 4, 8
FD_CLOEXEC, FASYNC = 1, 0o20000
DN_ACCESS, DN_MODIFY, DN_CREATE, DN_DELETE, DN_RENAME, DN_ATTRIB, DN_MULTISHOT = 1, 2, 4, 8, 16, 32, 0x80000000


def _descriptor(fd):
    if not isinstance(fd, int):
        try:
            fd = fd.fileno()
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method") from None
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def fcntl(fd, cmd, arg=0, /):
    fd = _descriptor(fd)
    if isinstance(arg, int):
        return _posix.control(fd, cmd, arg, False)
    data = arg.encode() if isinstance(arg, str) else bytes(arg)
    if len(data) > 1024:
        raise ValueError("fcntl argument 3 is too long")
    return _posix.control(fd, cmd, data, False)[1]


def ioctl(fd, request, arg=0, mutate_flag=True, /):
    fd = _descriptor(fd)
    if isinstance(arg, int):
        return _posix.control(fd, request, arg, True)
    data = arg.encode() if isinstance(arg, str) else bytes(arg)
    result, after = _posix.control(fd, request, data, True)
    if mutate_flag and not isinstance(arg, (str, bytes)):
        memoryview(arg).cast("B")[:] = after
        return result
    return after


# Asked for without waiting, again and again, so that other tasklets have their turns.
def _patiently(attempt):
    pause = 0.001
    while True:
        try:
            return attempt()
        except (BlockingIOError, PermissionError) as error:
            if error.errno not in (11, 13):
                raise
        _sleep(pause)
        pause = min(pause * 2, 0.05)


def flock(fd, operation, /):
    fd = _descriptor(fd)
    if operation & (LOCK_NB | LOCK_UN):
        _posix.flock(fd, operation)
    else:
        _patiently(lambda: _posix.flock(fd, operation | LOCK_NB))


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    fd = _descriptor(fd)
    if cmd == LOCK_UN:
        kind = F_UNLCK
    elif cmd & LOCK_SH:
        kind = F_RDLCK
    elif cmd & LOCK_EX:
        kind = F_WRLCK
    else:
        raise ValueError("unrecognized lockf argument")
    lock = _struct.pack("hhqqi4x", kind, whence, start, len, 0)
    if cmd & LOCK_NB or kind == F_UNLCK:
        _posix.control(fd, F_SETLK, lock, False)
    else:
        _patiently(lambda: _posix.control(fd, F_SETLK, lock, False))
