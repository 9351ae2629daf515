# The module select: waiting for several descriptors. Who waits is parked, and other tasklets go on. Linux's numbers.
# https://docs.python.org/3/library/select.html

import _descriptors
from _posix import is_managed as _is_managed

error = OSError
PIPE_BUF = 4096

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 8192

EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = 1, 2, 4, 8, 16
EPOLLRDNORM, EPOLLRDBAND, EPOLLWRNORM, EPOLLWRBAND, EPOLLMSG, EPOLLRDHUP = 64, 128, 256, 512, 1024, 8192
EPOLLEXCLUSIVE, EPOLLWAKEUP, EPOLLONESHOT, EPOLLET = 1 << 28, 1 << 29, 1 << 30, 1 << 31
EPOLL_CLOEXEC = 0o2000000

_ADD, _REMOVE, _MODIFY = 1, 2, 3
_LARGEST_DESCRIPTOR = 1 << 31


def _descriptor(f):
    if isinstance(f, int):
        fd = int(f)
    else:
        method = getattr(f, "fileno", None)
        if method is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
        fd = method()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    if fd >= _LARGEST_DESCRIPTOR:
        raise OverflowError("Python int too large to convert to C int")
    return fd


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None:
        if not isinstance(timeout, (int, float)) and not hasattr(type(timeout), "__float__"):
            raise TypeError("timeout must be a float or None")
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    wanted = {}
    lists = []
    for given, event in ((rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLPRI)):
        try:
            objects = list(given)
        except TypeError:
            raise TypeError("arguments 1-3 must be sequences") from None
        pairs = []
        for o in objects:
            fd = _descriptor(o)
            pairs.append((o, fd))
            wanted[fd] = wanted.get(fd, 0) | event
        lists.append(pairs)
    ready = dict(_descriptors.poll(list(wanted.items()), timeout))
    for events in ready.values():
        if events & POLLNVAL:
            raise OSError(9, "Bad file descriptor")
    masks = POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI
    return tuple([[o for o, fd in pairs if ready.get(fd, 0) & mask] for pairs, mask in zip(lists, masks)])


def _milliseconds(timeout):
    if timeout is None:
        return None
    if not isinstance(timeout, (int, float)):
        raise TypeError("timeout must be an integer or None")
    if timeout > 2 ** 31 - 1:
        raise OverflowError("timeout is too large")
    return None if timeout < 0 else timeout / 1000


class poll:
    __module__ = "select"

    def __init__(self):
        self._wanted = {}
        self._is_polling = False

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._wanted[_descriptor(fd)] = _events(eventmask)

    def modify(self, fd, eventmask, /):
        fd = _descriptor(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[fd] = _events(eventmask)

    def unregister(self, fd, /):
        del self._wanted[_descriptor(fd)]

    def poll(self, timeout=None, /):
        timeout = _milliseconds(timeout)
        if self._is_polling:
            raise RuntimeError("concurrent poll() invocation")
        self._is_polling = True
        try:
            wanted = [(fd, events - 0x10000 if events & 0x8000 else events) for fd, events in self._wanted.items()]
            return _descriptors.poll(wanted, timeout)
        finally:
            self._is_polling = False


def _events(mask):
    if not isinstance(mask, int):
        raise TypeError(f"'{type(mask).__name__}' object cannot be interpreted as an integer")
    if mask < 0:
        raise ValueError("value must be positive")
    if mask > 0xFFFF:
        raise OverflowError("Python int too large to convert to C unsigned short")
    return mask


class epoll:
    __module__ = "select"

    # For what __init__ has not set.
    _fd = -1

    def __init__(self, sizehint=-1, flags=0):
        if sizehint < -1 or sizehint == 0:
            raise ValueError("negative sizehint")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError(22, "Invalid argument")
        self._fd = _descriptors.epoll_create()

    @classmethod
    def fromfd(cls, fd, /):
        self = cls.__new__(cls)
        self._fd = fd
        return self

    @property
    def closed(self):
        return self._fd < 0

    def _open(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._fd

    def fileno(self):
        return self._open()

    def close(self):
        if self._fd >= 0:
            import posix
            fd, self._fd = self._fd, -1
            posix.close(fd)

    def __del__(self):
        self.close()

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.close()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        _descriptors.epoll_change(self._open(), _ADD, _descriptor(fd), eventmask)

    def modify(self, fd, eventmask):
        _descriptors.epoll_change(self._open(), _MODIFY, _descriptor(fd), eventmask)

    def unregister(self, fd):
        _descriptors.epoll_change(self._open(), _REMOVE, _descriptor(fd), 0)

    def poll(self, timeout=None, maxevents=-1):
        fd = self._open()
        if timeout is not None:
            if not isinstance(timeout, (int, float)):
                raise TypeError("timeout must be an integer or None")
            timeout = None if timeout < 0 else timeout
        if maxevents == -1:
            maxevents = 1024
        elif maxevents <= 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        ready = _descriptors.epoll_ready(fd, maxevents)
        if ready or timeout == 0:
            return ready
        # An epoll is a descriptor that is readable while it has something to tell.
        _descriptors.poll([(fd, POLLIN)], timeout)
        return _descriptors.epoll_ready(self._open(), maxevents)


# Linux's alone: whoever looks for it takes poll or select.
if _is_managed:
    for _name in [name for name in globals() if name[:5].lower() == "epoll"]:
        del globals()[_name]
