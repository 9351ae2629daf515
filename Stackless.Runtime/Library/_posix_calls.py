# The functions of os that few programs call (module posix): processes and their groups, users, scheduling, extended attributes, reading and writing at a place, timers.
# Each asks the C library by its name (_posix.call). What has to wait parks the tasklet where it reads or writes, as read() and write() do.
# https://docs.python.org/3/library/os.html

import _descriptors
from _posix import O_DIRECTORY, call as _call, close, dup2, get_blocking, pipe, read, set_blocking, set_inheritable, strerror, write
from _records import record as _record

__name__ = "posix"

_READABLE, _WRITABLE = 1, 4
_CURRENT_FOLDER = -100


def _bytes_of(text):
    text = fspath(text)
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def fspath(path):
    from posix import fspath
    return fspath(path)


def _index(value):
    if isinstance(value, int):
        return int(value)
    try:
        return type(value).__index__(value)
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _numbers(name, *values):
    return _call(name, tuple([_index(value) for value in values]), None)


# ---- processes, their groups and sessions --------------------------------------------------------------------------------------------


def getpgid(pid):
    return _numbers("getpgid", pid)


def getpgrp():
    return _numbers("getpgid", 0)


def setpgid(pid, pgrp, /):
    _numbers("setpgid", pid, pgrp)


def setpgrp():
    _numbers("setpgid", 0, 0)


def getsid(pid, /):
    return _numbers("getsid", pid)


def setsid():
    _numbers("setsid")


def killpg(pgid, signal, /):
    from posix import kill
    if pgid < 0:
        raise OSError(22, strerror(22))
    kill(-pgid, signal)


def tcgetpgrp(fd, /):
    return _numbers("tcgetpgrp", fd)


def tcsetpgrp(fd, pgid, /):
    _numbers("tcsetpgrp", fd, pgid)


def unshare(flags):
    _numbers("unshare", flags)


def setns(fd, nstype=0):
    _numbers("setns", fd if isinstance(fd, int) else fd.fileno(), nstype)


# The program of this process becomes another one; what was not flushed is lost, as it is in C.
def execve(path, argv, env):
    if isinstance(path, int):
        shown, program = path, b"/proc/self/fd/%d" % path
    else:
        shown, program = path, _bytes_of(path)
    if not isinstance(argv, (list, tuple)):
        raise TypeError("execve: argv must be a tuple or list")
    if not argv:
        raise ValueError("execve: argv must not be empty")
    if not hasattr(env, "keys") or not hasattr(env, "values"):
        raise TypeError("execve: environment must be a mapping object")
    pairs = []
    for name, value in zip(list(env.keys()), list(env.values())):
        name, value = _bytes_of(name), _bytes_of(value)
        if b"=" in name[1:]:
            raise ValueError("illegal environment variable name")
        pairs.append(name + b"=" + value)
    _execute("execve", program, argv, pairs, shown)


def execv(path, argv, /):
    if not isinstance(argv, (list, tuple)):
        raise TypeError("execv() arg 2 must be a tuple or list")
    if not argv:
        raise ValueError("execv() arg 2 must not be empty")
    import _posix
    _execute("execv", _bytes_of(path), argv, [name.encode("utf-8", "surrogateescape") + b"=" + value.encode("utf-8", "surrogateescape") for name, value in _posix.environ().items()], path)


def _execute(function, program, argv, environment, shown):
    arguments = [_bytes_of(argument) for argument in argv]
    if not arguments[0]:
        raise ValueError(f"{function}{'()' if function == 'execv' else ':'} {'arg 2' if function == 'execv' else 'argv'} first element cannot be empty")
    if any([0 in text for text in [program, *arguments, *environment]]):
        raise ValueError("embedded null byte")
    _call("execve", (program, arguments, environment), None)


# ---- users and groups ----------------------------------------------------------------------------------------------------------------


def setuid(uid, /):
    _numbers("setuid", uid)


def setgid(gid, /):
    _numbers("setgid", gid)


def seteuid(euid, /):
    _numbers("seteuid", euid)


def setegid(egid, /):
    _numbers("setegid", egid)


def setreuid(ruid, euid, /):
    _numbers("setreuid", ruid, euid)


def setregid(rgid, egid, /):
    _numbers("setregid", rgid, egid)


def setresuid(ruid, euid, suid, /):
    _numbers("setresuid", ruid, euid, suid)


def setresgid(rgid, egid, sgid, /):
    _numbers("setresgid", rgid, egid, sgid)


def getresuid():
    return tuple([int.from_bytes(number, "little") for number in _call("getresuid", (4, 4, 4), None)[1:]])


def getresgid():
    return tuple([int.from_bytes(number, "little") for number in _call("getresgid", (4, 4, 4), None)[1:]])


def getgroups():
    count = _call("getgroups", (0, 0), None)[0]
    count, groups = _call("getgroups", (count, 4 * count), None)
    return [int.from_bytes(groups[at:at + 4], "little") for at in range(0, 4 * count, 4)]


def setgroups(groups, /):
    packed = b"".join([_index(group).to_bytes(4, "little") for group in groups])
    _call("setgroups", (len(packed) // 4, packed), None)


def getgrouplist(user, group, /):
    from grp import getgrall
    user, group = _bytes_of(user).decode("utf-8", "surrogateescape"), _index(group)
    return [group, *[entry.gr_gid for entry in getgrall() if user in entry.gr_mem and entry.gr_gid != group]]


def initgroups(username, gid, /):
    setgroups(getgrouplist(username, gid))


def getlogin():
    return _call("getlogin_r", (256, 256), None)[1].split(b"\0")[0].decode("utf-8", "surrogateescape")


def chroot(path):
    _call("chroot", (_bytes_of(path),), path)


# ---- scheduling ----------------------------------------------------------------------------------------------------------------------

SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE, SCHED_DEADLINE, SCHED_RESET_ON_FORK = 0, 1, 2, 3, 5, 6, 0x40000000
SCHED_NORMAL = SCHED_OTHER


class sched_param(_record):
    __module__ = "posix"
    _names = ("sched_priority",)

    def __new__(cls, sched_priority):
        return super().__new__(cls, (sched_priority,))

    def __reduce__(self):
        return type(self), (self[0],)


def _packed_priority(param):
    if not isinstance(param, sched_param):
        raise TypeError("must have a sched_param object")
    return _index(param.sched_priority).to_bytes(4, "little", signed=True)


def sched_get_priority_max(policy):
    return _numbers("sched_get_priority_max", policy)


def sched_get_priority_min(policy):
    return _numbers("sched_get_priority_min", policy)


def sched_getscheduler(pid, /):
    return _numbers("sched_getscheduler", pid)


def sched_setscheduler(pid, policy, param, /):
    _call("sched_setscheduler", (_index(pid), _index(policy), _packed_priority(param)), None)


def sched_getparam(pid, /):
    return sched_param(int.from_bytes(_call("sched_getparam", (_index(pid), 4), None)[1], "little", signed=True))


def sched_setparam(pid, param, /):
    _call("sched_setparam", (_index(pid), _packed_priority(param)), None)


def sched_rr_get_interval(pid, /):
    interval = _call("sched_rr_get_interval", (_index(pid), 16), None)[1]
    return int.from_bytes(interval[:8], "little") + int.from_bytes(interval[8:], "little") / 1e9


def sched_yield():
    _numbers("sched_yield")


def sched_getaffinity(pid, /):
    size = 128
    mask = int.from_bytes(_call("sched_getaffinity", (_index(pid), size, size), None)[1], "little")
    return {cpu for cpu in range(8 * size) if mask >> cpu & 1}


def sched_setaffinity(pid, mask, /):
    bits = 0
    for cpu in mask:
        cpu = _index(cpu)
        if cpu < 0:
            raise ValueError("negative CPU number")
        if cpu > 0x7fffffff:
            raise OverflowError("CPU number too large")
        bits |= 1 << cpu
    packed = bits.to_bytes(max(128, (bits.bit_length() + 7) // 8), "little")
    _call("sched_setaffinity", (_index(pid), len(packed), packed), None)


# ---- reading and writing ---------------------------------------------------------------------------------------------------------------


def _scatter(data, buffers):
    at = 0
    for buffer in buffers:
        view = memoryview(buffer).cast("B")
        piece = data[at:at + len(view)]
        view[:len(piece)] = piece
        at += len(piece)
    return at


def _check_sequence(buffers, function):
    if not hasattr(type(buffers), "__getitem__") or not hasattr(type(buffers), "__len__"):
        raise TypeError(f"{function}() arg 2 must be a sequence")


def pread(fd, length, offset, /):
    if length < 0:
        raise OSError(22, strerror(22))
    count, data = _call("preadv2", (_index(fd), length, 1, _index(offset), 0), None)
    return data[:count]


def pwrite(fd, buffer, offset, /):
    return _call("pwritev2", (_index(fd), bytes(memoryview(buffer)), 1, _index(offset), 0), None)[0]


def readv(fd, buffers, /):
    _check_sequence(buffers, "readv")
    return _scatter(read(fd, sum([memoryview(buffer).nbytes for buffer in buffers])), buffers)


def writev(fd, buffers, /):
    _check_sequence(buffers, "writev")
    return write(fd, b"".join(buffers))


def preadv(fd, buffers, offset, flags=0, /):
    _check_sequence(buffers, "preadv2")
    count, data = _call("preadv2", (_index(fd), sum([memoryview(buffer).nbytes for buffer in buffers]), 1, _index(offset), flags), None)
    return _scatter(data[:count], buffers)


def pwritev(fd, buffers, offset, flags=0, /):
    _check_sequence(buffers, "pwritev2")
    return _call("pwritev2", (_index(fd), b"".join(buffers), 1, _index(offset), flags), None)[0]


# Parks the tasklet until a descriptor that may block lets it go on.
def _await(fd, event):
    if get_blocking(fd):
        _descriptors.poll([(fd, event)], None)


def sendfile(out_fd, in_fd, offset, count):
    _await(out_fd, _WRITABLE)
    place = None if offset is None else _index(offset).to_bytes(8, "little", signed=True)
    return _call("sendfile", (_index(out_fd), _index(in_fd), place, _index(count)), None)[0]


def copy_file_range(src, dst, count, offset_src=None, offset_dst=None):
    return _copy("copy_file_range", src, dst, count, offset_src, offset_dst, 0)


def splice(src, dst, count, offset_src=None, offset_dst=None, flags=0):
    _await(src, _READABLE)
    return _copy("splice", src, dst, count, offset_src, offset_dst, flags)


def _copy(function, src, dst, count, offset_src, offset_dst, flags):
    if count < 0:
        raise ValueError("negative value for 'count' not allowed")
    places = [None if offset is None else _index(offset).to_bytes(8, "little", signed=True) for offset in (offset_src, offset_dst)]
    return _call(function, (_index(src), places[0], _index(dst), places[1], _index(count), flags), None)[0]


def lockf(fd, command, length, /):
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, lockf
    if command == F_TEST:
        _numbers("lockf", fd, command, length)
    else:
        lockf(fd, {F_ULOCK: LOCK_UN, F_LOCK: LOCK_EX, F_TLOCK: LOCK_EX | LOCK_NB}[command], length, 0, 1)


def sync():
    _numbers("sync")


def fchown(fd, uid, gid):
    _numbers("fchown", fd, uid, gid)


def posix_fadvise(fd, offset, length, advice, /):
    _numbers("posix_fadvise", fd, offset, length, advice)


def posix_fallocate(fd, offset, length, /):
    _numbers("posix_fallocate", fd, offset, length)


def memfd_create(name, flags=1):
    return _call("memfd_create", (_bytes_of(name), flags), None)


def pipe2(flags, /):
    import _posix
    ends = pipe()
    for fd in ends:
        set_inheritable(fd, not flags & 0o2000000)
        if flags & 0o4000:
            set_blocking(fd, False)
        if flags & _O_DIRECT:
            _posix.control(fd, 4, _posix.control(fd, 3, 0, False) | _O_DIRECT, False)
    return ends


def login_tty(fd, /):
    from fcntl import ioctl
    setsid()
    ioctl(fd, 0x540E, 0)
    for standard in range(3):
        dup2(fd, standard)
        set_inheritable(standard, True)
    if fd > 2:
        close(fd)


def ctermid():
    return "/dev/tty"


# ---- counters and timers that are descriptors ------------------------------------------------------------------------------------------


def eventfd(initval, flags=0o2000000):
    return _numbers("eventfd", initval, flags)


def eventfd_read(fd):
    return int.from_bytes(read(fd, 8), "little")


def eventfd_write(fd, value):
    write(fd, _index(value).to_bytes(8, "little"))


def timerfd_create(clockid, /, *, flags=0o2000000):
    return _numbers("timerfd_create", clockid, flags)


def _pack_timer(*times):
    return b"".join([part.to_bytes(8, "little", signed=True) for time in times for part in divmod(time, 1_000_000_000)])


# The interval, and the time until it is over.
def _unpack_timer(packed):
    numbers = [int.from_bytes(packed[at:at + 8], "little", signed=True) for at in range(0, 32, 8)]
    return numbers[2] * 1_000_000_000 + numbers[3], numbers[0] * 1_000_000_000 + numbers[1]


def timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0):
    return _unpack_timer(_call("timerfd_settime", (_index(fd), flags, _pack_timer(_index(interval), _index(initial)), 32), None)[2])


def timerfd_gettime_ns(fd, /):
    return _unpack_timer(_call("timerfd_gettime", (_index(fd), 32), None)[1])


def timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0):
    initial, interval = timerfd_settime_ns(fd, flags=flags, initial=round(initial * 1e9), interval=round(interval * 1e9))
    return initial / 1e9, interval / 1e9


def timerfd_gettime(fd, /):
    initial, interval = timerfd_gettime_ns(fd)
    return initial / 1e9, interval / 1e9


# ---- extended attributes -----------------------------------------------------------------------------------------------------------------

XATTR_CREATE, XATTR_REPLACE, XATTR_SIZE_MAX = 1, 2, 65536


def _attributed(path, follow_symlinks, function):
    if isinstance(path, int):
        if not follow_symlinks:
            raise ValueError(f"{function}: cannot use fd and follow_symlinks together")
        return "", b"/proc/self/fd/%d" % path
    return "" if follow_symlinks else "l", _bytes_of(path)


def getxattr(path, attribute, *, follow_symlinks=True):
    prefix, encoded = _attributed(path, follow_symlinks, "getxattr")
    size, value = _call(prefix + "getxattr", (encoded, _bytes_of(attribute), XATTR_SIZE_MAX, XATTR_SIZE_MAX), path)
    return value[:size]


def setxattr(path, attribute, value, flags=0, *, follow_symlinks=True):
    prefix, encoded = _attributed(path, follow_symlinks, "setxattr")
    value = bytes(memoryview(value))
    _call(prefix + "setxattr", (encoded, _bytes_of(attribute), value, len(value), flags), path)


def removexattr(path, attribute, *, follow_symlinks=True):
    prefix, encoded = _attributed(path, follow_symlinks, "removexattr")
    _call(prefix + "removexattr", (encoded, _bytes_of(attribute)), path)


def listxattr(path=None, *, follow_symlinks=True):
    prefix, encoded = _attributed("." if path is None else path, follow_symlinks, "listxattr")
    size, names = _call(prefix + "listxattr", (encoded, XATTR_SIZE_MAX, XATTR_SIZE_MAX), path)
    return [name.decode("utf-8", "surrogateescape") for name in names[:size].split(b"\0")[:-1]]


# ---- what the system was made with -------------------------------------------------------------------------------------------------------

pathconf_names = {
    "PC_LINK_MAX": 0, "PC_MAX_CANON": 1, "PC_MAX_INPUT": 2, "PC_NAME_MAX": 3, "PC_PATH_MAX": 4, "PC_PIPE_BUF": 5, "PC_CHOWN_RESTRICTED": 6, "PC_NO_TRUNC": 7, "PC_VDISABLE": 8,
    "PC_SYNC_IO": 9, "PC_ASYNC_IO": 10, "PC_PRIO_IO": 11, "PC_SOCK_MAXBUF": 12, "PC_FILESIZEBITS": 13, "PC_REC_INCR_XFER_SIZE": 14, "PC_REC_MAX_XFER_SIZE": 15,
    "PC_REC_MIN_XFER_SIZE": 16, "PC_REC_XFER_ALIGN": 17, "PC_ALLOC_SIZE_MIN": 18, "PC_SYMLINK_MAX": 19,
}


def _configured(name, names):
    from posix import _configured
    return _configured(name, names)


def pathconf(path, name):
    if isinstance(path, int):
        return fpathconf(path, name)
    return _call("pathconf", (_bytes_of(path), _configured(name, pathconf_names)), path)


def fpathconf(fd, name, /):
    return _call("fpathconf", (_index(fd), _configured(name, pathconf_names)), None)


# ---- numbers of Linux ----------------------------------------------------------------------------------------------------------------------

_is_x86 = O_DIRECTORY == 0o200000
_O_DIRECT = 0o40000 if _is_x86 else 0o200000
O_DIRECT, O_LARGEFILE, O_ACCMODE, O_ASYNC, O_NOATIME, O_PATH = _O_DIRECT, 0, 3, 0o20000, 0o1000000, 0o10000000
O_RSYNC = O_FSYNC = 0o4010000
O_TMPFILE = 0o20000000 | O_DIRECTORY
F_ULOCK, F_LOCK, F_TLOCK, F_TEST = 0, 1, 2, 3
CLONE_VM, CLONE_FS, CLONE_FILES, CLONE_SIGHAND, CLONE_THREAD, CLONE_SYSVSEM = 0x100, 0x200, 0x400, 0x800, 0x10000, 0x40000
CLONE_NEWTIME, CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = (
    0x80, 0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
EFD_SEMAPHORE, EFD_NONBLOCK, EFD_CLOEXEC = 1, 0o4000, 0o2000000
TFD_TIMER_ABSTIME, TFD_TIMER_CANCEL_ON_SET, TFD_NONBLOCK, TFD_CLOEXEC = 1, 2, 0o4000, 0o2000000
MFD_CLOEXEC, MFD_ALLOW_SEALING, MFD_HUGETLB, MFD_HUGE_SHIFT, MFD_HUGE_MASK = 1, 2, 4, 26, 63
MFD_HUGE_64KB, MFD_HUGE_512KB, MFD_HUGE_1MB, MFD_HUGE_2MB, MFD_HUGE_8MB, MFD_HUGE_16MB, MFD_HUGE_32MB, MFD_HUGE_256MB, MFD_HUGE_512MB, MFD_HUGE_1GB, MFD_HUGE_2GB, MFD_HUGE_16GB = [
    shift << 26 for shift in (16, 19, 20, 21, 23, 24, 25, 28, 29, 30, 31, 34)]
POSIX_FADV_NORMAL, POSIX_FADV_RANDOM, POSIX_FADV_SEQUENTIAL, POSIX_FADV_WILLNEED, POSIX_FADV_DONTNEED, POSIX_FADV_NOREUSE = range(6)
RTLD_LAZY, RTLD_NOW, RTLD_NOLOAD, RTLD_DEEPBIND, RTLD_GLOBAL, RTLD_LOCAL, RTLD_NODELETE = 1, 2, 4, 8, 256, 0, 4096
RWF_HIPRI, RWF_DSYNC, RWF_SYNC, RWF_NOWAIT, RWF_APPEND = 1, 2, 4, 8, 16
SPLICE_F_MOVE, SPLICE_F_NONBLOCK, SPLICE_F_MORE = 1, 2, 4
ST_MANDLOCK, ST_WRITE, ST_APPEND = 64, 128, 256
