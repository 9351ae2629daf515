# The module posix, by which os.py reaches the system: paths may be str, bytes or have __fspath__; results come back in the kind of
# string that was asked with. The system calls themselves are native (_posix).
# What may have to wait (a pipe, a process) parks the tasklet. Not built: fork and what else needs a copy of this process; changing a symbolic link itself.
# What is asked for and not built raises NotImplementedError: it never does something else instead. What few programs call is in _posix_calls.py.
# https://docs.python.org/3/library/os.html

import _descriptors
import _posix
import _processes
from _records import record as _record
from _posix import (
    O_DIRECTORY, O_NOFOLLOW, _exit, close, cpu_count, dup as _dup, fsync as _fsync, get_blocking, get_inheritable, getpid, getppid, isatty, kill as _kill, lseek, pipe, putenv as _putenv, read,
    set_blocking, set_inheritable, strerror, umask, unsetenv as _unsetenv, urandom, write,
)

if not _posix.is_managed:
    from _posix_calls import *
    from _posix_calls import sched_param

error = OSError


def kill(pid, signal, /):
    if pid == getpid():
        import _signal
        if _signal._raise_here(signal):
            return
    _kill(pid, signal)

# By which os tells what its functions take: here, a descriptor for a path or a folder, and links themselves.
_have_functions = ["HAVE_LSTAT", "HAVE_FTRUNCATE", "HAVE_FCHMOD"]
if not _posix.is_managed:
    _have_functions += [
        "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR", "HAVE_FEXECVE", "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FUTIMENS",
        "HAVE_LCHOWN", "HAVE_LINKAT", "HAVE_LUTIMES", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT",
        "HAVE_UTIMENSAT",
    ]

O_RDONLY, O_WRONLY, O_RDWR = 0, 1, 2
O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC, O_APPEND, O_NONBLOCK = 0o100, 0o200, 0o400, 0o1000, 0o2000, 0o4000
O_NDELAY, O_DSYNC, O_SYNC, O_CLOEXEC = 0o4000, 0o10000, 0o4010000, 0o2000000
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_DATA, SEEK_HOLE = 3, 4
NGROUPS_MAX = 65536
TMP_MAX = 238328
WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = 0, 64, 65, 66, 67, 68, 69, 70
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 71, 72, 73, 74, 75, 76, 77, 78


# ---- results with names ----------------------------------------------------------------------------------------------------------


class stat_result(_record):
    __module__ = "os"
    n_sequence_fields = 10
    _names = (
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "_atime", "_mtime", "_ctime",
        "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
    )

    # Seconds as floats are worked out for who asks.
    st_atime = property(lambda self: self._seconds(0))
    st_mtime = property(lambda self: self._seconds(1))
    st_ctime = property(lambda self: self._seconds(2))

    def _seconds(self, which):
        seconds = self._attribute(which)
        if seconds is None:
            nanoseconds = self._attribute(which + 3)
            seconds = self[which + 7] if nanoseconds is None else nanoseconds / 1_000_000_000
        return seconds

    def __repr__(self):
        names = self._names[:7] + ("st_atime", "st_mtime", "st_ctime")
        return f"os.stat_result({', '.join([f'{name}={value!r}' for name, value in zip(names, self)])})"


class terminal_size(_record):
    __module__ = "os"
    _names = ("columns", "lines")


class uname_result(_record):
    __module__ = "posix"
    _names = ("sysname", "nodename", "release", "version", "machine")


class times_result(_record):
    __module__ = "posix"
    _names = ("user", "system", "children_user", "children_system", "elapsed")


def _stat_result(found):
    mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime, blksize, blocks, rdev = found
    second = 1_000_000_000
    return stat_result((
        mode, ino, dev, nlink, uid, gid, size, atime // second, mtime // second, ctime // second,
        None, None, None, atime, mtime, ctime, blksize, blocks, rdev,
    ))


# ---- paths -----------------------------------------------------------------------------------------------------------------------


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")
    return found


_BY_DESCRIPTOR = frozenset(("chdir", "chmod", "chown", "stat", "statvfs", "truncate", "utime"))
_BY_DESCRIPTOR_OR_NOTHING = frozenset(("listdir", "scandir"))


# The path as shown in errors and as the system takes it, in the folder that a descriptor is of, if there is one.
def _path(path, function, dir_fd=None):
    if not isinstance(path, (str, bytes)):
        if getattr(type(path), "__fspath__", None) is None:
            taken = ", os.PathLike, integer or None" if function in _BY_DESCRIPTOR_OR_NOTHING else ", os.PathLike or integer" if function in _BY_DESCRIPTOR else " or os.PathLike"
            raise TypeError(f"{function}: path should be string, bytes{taken}, not {type(path).__name__}")
        path = fspath(path)
    encoded = path if isinstance(path, bytes) else path.encode("utf-8", "surrogateescape")
    if 0 in encoded:
        raise ValueError(f"{function}: embedded null {'byte' if isinstance(path, bytes) else 'character in path'}")
    return path, encoded if dir_fd is None else _below(dir_fd, encoded)


# A descriptor's folder has a name of its own: the system follows it to the folder itself, whatever became of the path that it was opened by.
def _below(folder, path):
    if not isinstance(folder, int):
        if not hasattr(type(folder), "__index__"):
            raise TypeError(f"argument should be integer or None, not {type(folder).__name__}")
        folder = type(folder).__index__(folder)
    if _posix.is_managed:
        raise NotImplementedError("dir_fd unavailable on this platform")
    if not -2 ** 31 <= _descriptor(folder) < 2 ** 31:
        raise OverflowError(f"fd is {'less than minimum' if folder < 0 else 'greater than maximum'}")
    if folder == _CURRENT_FOLDER or path[:1] in (b"", b"/"):
        return path
    if _posix.fstat(folder)[0] & 0o170000 != 0o040000:
        raise NotADirectoryError(20, strerror(20))
    return b"/proc/self/fd/%d/%s" % (folder, path)


_CURRENT_FOLDER = -100


# A path, or a descriptor of what one would name.
def _path_or_descriptor(path, function):
    if _is_descriptor(path) and not _posix.is_managed:
        _posix.fstat(path)
        return path, b"/proc/self/fd/%d" % path
    return _path(path, function)


def _same_kind(name, shown):
    return name if isinstance(shown, bytes) else name.decode("utf-8", "surrogateescape")


def _refuse_links(function, follow_symlinks):
    if not follow_symlinks:
        raise NotImplementedError(f"{function}: follow_symlinks unavailable on this platform")


def _check_descriptor_alone(function, dir_fd, follow_symlinks):
    if dir_fd is not None:
        raise ValueError(f"{function}: can't specify dir_fd without matching path")
    if not follow_symlinks:
        raise ValueError(f"{function}: cannot use fd and follow_symlinks together")


def _is_descriptor(path):
    return isinstance(path, int) and _descriptor(path) is not None


# A bool is a number, but hardly that of a file.
def _descriptor(fd):
    if isinstance(fd, bool):
        from _warnings import warn

        warn("bool is used as a file descriptor", RuntimeWarning)
    return fd


# ---- files -----------------------------------------------------------------------------------------------------------------------


def open(path, flags, mode=0o777, *, dir_fd=None):
    shown, encoded = _path(path, "open", dir_fd)
    return _posix.open(encoded, flags, mode, shown)


def dup(fd, /):
    made = _dup(fd)
    set_inheritable(made, False)
    return made


def dup2(fd, fd2, inheritable=True):
    made = _posix.dup2(fd, fd2)
    if not inheritable:
        set_inheritable(made, False)
    return made


def readinto(fd, buffer, /):
    view = memoryview(buffer).cast("B")
    data = read(fd, len(view))
    view[:len(data)] = data
    return len(data)


def closerange(low, high):
    for fd in range(low, high):
        try:
            close(fd)
        except OSError:
            pass


def ftruncate(fd, length, /):
    return _posix.ftruncate(fd, length)


def truncate(path, length):
    if _is_descriptor(path):
        return ftruncate(path, length)
    shown, encoded = _path(path, "truncate")
    return _posix.truncate(encoded, length, shown)


def fsync(fd):
    return _fsync(_descriptor(fd))


def fdatasync(fd):
    return _posix.fdatasync(_descriptor(fd))


# ---- pseudo-terminals: the kernel's requests are Linux's -------------------------------------------------------------------------

def posix_openpt(oflag, /):
    return open("/dev/ptmx", oflag | O_CLOEXEC)


def grantpt(fd, /):
    # The kernel has given the other end to who opened this one.
    ptsname(fd)


def unlockpt(fd, /):
    from fcntl import ioctl
    ioctl(fd, 0x40045431, bytes(4))


def ptsname(fd, /):
    from fcntl import ioctl
    return f"/dev/pts/{int.from_bytes(ioctl(fd, 0x80045430, bytes(4)), 'little')}"


def openpty():
    master = posix_openpt(O_RDWR | O_NOCTTY)
    try:
        unlockpt(master)
        return master, open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC)
    except BaseException:
        close(master)
        raise


def ttyname(fd, /):
    if not isatty(fd):
        fstat(fd)
        raise OSError(25, strerror(25))
    return readlink(f"/proc/self/fd/{fd}")


def get_terminal_size(fd=1):
    return terminal_size(_posix.terminal_size(fd))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if _is_descriptor(path):
        _check_descriptor_alone("stat", dir_fd, follow_symlinks)
        return fstat(path)
    shown, encoded = _path(path, "stat", dir_fd)
    return _stat_result(_posix.stat(encoded, bool(follow_symlinks), shown))


def lstat(path, *, dir_fd=None):
    shown, encoded = _path(path, "lstat", dir_fd)
    return _stat_result(_posix.stat(encoded, False, shown))


def fstat(fd):
    return _stat_result(_posix.fstat(fd))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    encoded = _path(path, "access", dir_fd)[1]
    if not effective_ids and follow_symlinks:
        return _posix.access(encoded, mode)
    if _posix.is_managed:
        raise NotImplementedError("access: effective_ids and follow_symlinks unavailable on this platform")
    try:
        _posix.call("faccessat", (_CURRENT_FOLDER, encoded, mode, (0x200 if effective_ids else 0) | (0 if follow_symlinks else 0x100)), None)
    except OSError:
        return False
    return True


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if _is_descriptor(path):
        _check_descriptor_alone("utime", dir_fd, follow_symlinks)
    second = 1_000_000_000
    if ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        accessed, modified = ns
    elif times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        accessed, modified = [int(t) * second if isinstance(t, int) else int(t // 1) * second + int(t % 1 * second) for t in times]
    else:
        import time
        accessed = modified = time.time_ns()
    arguments = accessed // second, accessed % second, modified // second, modified % second
    if _is_descriptor(path):
        return _posix.futime(path, *arguments)
    shown, encoded = _path(path, "utime", dir_fd)
    return _posix.utime(encoded, *arguments, bool(follow_symlinks), shown)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _refuse_links("chmod", follow_symlinks)
    if _is_descriptor(path):
        return _posix.fchmod(path, mode)
    shown, encoded = _path(path, "chmod", dir_fd)
    return _posix.chmod(encoded, mode, shown)


def fchmod(fd, mode):
    return _posix.fchmod(fd, mode)


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    if _is_descriptor(path):
        _check_descriptor_alone("chown", dir_fd, follow_symlinks)
        return fchown(path, uid, gid)
    shown, encoded = _path(path, "chown", dir_fd)
    return (_posix.chown if follow_symlinks else _posix.lchown)(encoded, _account(uid, "uid"), _account(gid, "gid"), shown)


def lchown(path, uid, gid):
    shown, encoded = _path(path, "lchown")
    return _posix.lchown(encoded, _account(uid, "uid"), _account(gid, "gid"), shown)


# The number of a user or a group as the C library takes it: all 32 bits count, and -1 is nobody.
def _account(number, kind):
    if not hasattr(type(number), "__index__"):
        raise TypeError(f"{kind} should be integer, not {type(number).__name__}")
    number = type(number).__index__(number)
    if not -1 <= number < 2 ** 32:
        raise OverflowError(f"{kind} is {'less than minimum' if number < 0 else 'greater than maximum'}")
    return number - 2 ** 32 if number >= 2 ** 31 else number


# ---- folders and names -----------------------------------------------------------------------------------------------------------


def getcwdb():
    return _posix.getcwd()


def getcwd():
    return _posix.getcwd().decode("utf-8", "surrogateescape")


def chdir(path):
    shown, encoded = _path_or_descriptor(path, "chdir")
    return _posix.chdir(encoded, shown)


def fchdir(fd):
    chdir(fd if isinstance(fd, int) else fd.fileno())


def mkfifo(path, mode=0o666, *, dir_fd=None):
    shown, encoded = _path(path, "mkfifo", dir_fd)
    return _posix.mkfifo(encoded, mode, shown)


def mknod(path, mode=0o600, device=0, *, dir_fd=None):
    shown, encoded = _path(path, "mknod", dir_fd)
    return _posix.mknod(encoded, mode, device, shown)


def mkdir(path, mode=0o777, *, dir_fd=None):
    shown, encoded = _path(path, "mkdir", dir_fd)
    return _posix.mkdir(encoded, mode, shown)


def rmdir(path, *, dir_fd=None):
    shown, encoded = _path(path, "rmdir", dir_fd)
    return _posix.rmdir(encoded, shown)


def unlink(path, *, dir_fd=None):
    shown, encoded = _path(path, "unlink", dir_fd)
    return _posix.unlink(encoded, shown)


def remove(path, *, dir_fd=None):
    shown, encoded = _path(path, "remove", dir_fd)
    return _posix.unlink(encoded, shown)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    return _with_two_paths(_posix.rename, src, dst, "rename", src_dir_fd, dst_dir_fd)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    return _with_two_paths(_posix.rename, src, dst, "replace", src_dir_fd, dst_dir_fd)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    if _posix.is_managed:
        if follow_symlinks and src_dir_fd is None and dst_dir_fd is None:
            return _with_two_paths(_posix.link, src, dst, "link")
        raise NotImplementedError("link: src_dir_fd, dst_dir_fd and follow_symlinks unavailable on this platform")
    shown, encoded = _path(src, "link", src_dir_fd)
    shown2, encoded2 = _path(dst, "link", dst_dir_fd)
    try:
        _posix.call("linkat", (_CURRENT_FOLDER, encoded, _CURRENT_FOLDER, encoded2, 0x400 if follow_symlinks else 0), None)
    except OSError as e:
        raise OSError(e.errno, e.strerror, shown, None, shown2) from None


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    return _with_two_paths(_posix.symlink, src, dst, "symlink", None, dir_fd)


def _with_two_paths(operation, src, dst, function, src_folder=None, dst_folder=None):
    shown, encoded = _path(src, function, src_folder)
    shown2, encoded2 = _path(dst, function, dst_folder)
    return operation(encoded, encoded2, shown, shown2)


def readlink(path, *, dir_fd=None):
    shown, encoded = _path(path, "readlink", dir_fd)
    return _same_kind(_posix.readlink(encoded, shown), shown)


def listdir(path=None):
    shown, encoded = _path_or_descriptor("." if path is None else path, "listdir")
    return [_same_kind(name, shown) for name, kind, inode in _posix.entries(encoded, shown)]


class DirEntry:
    __module__ = "posix"
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, *arguments):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    # The folder is a path or a descriptor.
    def _fill(self, folder, name, kind, inode):
        separator = "/" if isinstance(name, str) else b"/"
        self.name = name
        self._folder = None
        if _is_descriptor(folder):
            self.path = name
            self._folder = folder
        else:
            self.path = folder + name if folder.endswith(separator) else folder + separator + name
        self._kind = kind
        self._inode = inode
        self._stat = self._lstat = None
        return self

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def inode(self):
        return self._inode

    def stat(self, *, follow_symlinks=True):
        if not follow_symlinks or not self.is_symlink():
            if self._lstat is None:
                self._lstat = lstat(self.path, dir_fd=self._folder)
            return self._lstat
        if self._stat is None:
            self._stat = stat(self.path, dir_fd=self._folder)
        return self._stat

    def is_symlink(self):
        return self._kind == 10 if self._kind else self._is_of_type(0o120000, False)

    def is_dir(self, *, follow_symlinks=True):
        return self._is(4, 0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(8, 0o100000, follow_symlinks)

    def is_junction(self):
        return False

    def _is(self, kind, type, follow_symlinks):
        if self._kind and (self._kind != 10 or not follow_symlinks):
            return self._kind == kind
        return self._is_of_type(type, follow_symlinks)

    def _is_of_type(self, type, follow_symlinks):
        try:
            found = stat(self.path, dir_fd=self._folder) if follow_symlinks else lstat(self.path, dir_fd=self._folder)
        except FileNotFoundError:
            return False
        return found.st_mode & 0o170000 == type


class _ScandirIterator:
    def __init__(self, shown, entries):
        self._entries = iter([DirEntry.__new__(DirEntry)._fill(shown, _same_kind(name, shown), kind, inode) for name, kind, inode in entries])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def scandir(path=None):
    shown, encoded = _path_or_descriptor("." if path is None else path, "scandir")
    return _ScandirIterator(shown, _posix.entries(encoded, shown))


# ---- the process -----------------------------------------------------------------------------------------------------------------


def _bytes_of(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def _create_environ():
    return {_bytes_of(name): _bytes_of(value) for name, value in _posix.environ().items()}


environ = _create_environ()


def putenv(name, value, /):
    name, value = _bytes_of(name), _bytes_of(value)
    if 0 in name or 0 in value:
        raise ValueError("embedded null byte")
    if b"=" in name:
        raise ValueError("illegal environment variable name")
    if not name:
        raise OSError(22, strerror(22))
    _putenv(name, value)


def unsetenv(name, /):
    name = _bytes_of(name)
    if 0 in name:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise OSError(22, strerror(22))
    _unsetenv(name)


def getuid():
    return _posix.identity()[0]


def geteuid():
    return _posix.identity()[1]


def getgid():
    return _posix.identity()[2]


def getegid():
    return _posix.identity()[3]


def system(command):
    line = _path(command, "system")[1]
    if not _posix.is_managed and not _posix.has_own_environment():
        return _posix.system(line)
    # The C library's would start the shell with the environment of the process.
    return waitpid(posix_spawn("/bin/sh", ("sh", "-c", line), None), 0)[1]


class statvfs_result(_record):
    __module__ = "os"
    n_sequence_fields = 10
    _names = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid")


def _file_system(path_or_fd, shown):
    size, fragment, blocks, free, available, files, free_files, available_files, number, flags, longest = _posix.file_system(path_or_fd, shown)
    return statvfs_result((size, fragment, blocks, free, available, files, free_files, available_files, flags, longest, number))


def statvfs(path):
    if isinstance(path, int):
        return _file_system(path, None)
    shown, encoded = _path(path, "statvfs")
    return _file_system(encoded, shown)


def fstatvfs(fd, /):
    return _file_system(fd, None)


def getloadavg():
    return _posix.load_averages()


def nice(increment, /):
    return _posix.nice(increment)


PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
ST_RDONLY, ST_NOSUID, ST_NODEV, ST_NOEXEC, ST_SYNCHRONOUS, ST_NOATIME, ST_NODIRATIME, ST_RELATIME = 1, 2, 4, 8, 16, 1024, 2048, 4096


def getpriority(which, who):
    return _posix.getpriority(which, who)


def setpriority(which, who, priority):
    _posix.setpriority(which, who, priority)


class waitid_result(_record):
    __module__ = "posix"
    _names = ("si_pid", "si_uid", "si_signo", "si_status", "si_code")


P_ALL, P_PID, P_PGID, P_PIDFD = 0, 1, 2, 3
WEXITED, WSTOPPED, WNOWAIT = 4, 2, 0x1000000
CLD_EXITED, CLD_KILLED, CLD_DUMPED, CLD_TRAPPED, CLD_STOPPED, CLD_CONTINUED = 1, 2, 3, 4, 5, 6


# Parks the tasklet until wait() has something to say of such a process.
def _await_process(pid, options):
    if pid > 0 and not options:
        fd = pidfd_open(pid)
        try:
            _descriptors.poll([(fd, 1)], None)
        finally:
            close(fd)
    else:
        kind, number = (P_PID, pid) if pid > 0 else (P_ALL, 0) if pid == -1 else (P_PGID, -pid)
        _processes.await_change(kind, number, WEXITED | options)


def _wait(pid, options):
    found = _processes.wait(pid, options | WNOHANG)
    while not found[0] and not options & WNOHANG:
        try:
            _await_process(pid, options)
        except ProcessLookupError:
            pass
        found = _processes.wait(pid, options | WNOHANG)
    return found


def waitpid(pid, options, /):
    return _wait(pid, options)[:2]


def wait():
    return _wait(-1, 0)[:2]


def wait4(pid, options):
    pid, status, user, system, resident = _wait(pid, options)
    import resource
    return pid, status, resource.struct_rusage((user, system, resident, *[0] * 13))


def wait3(options):
    return wait4(-1, options)


def waitid(idtype, id, options, /):
    if not options & WNOHANG and _processes.waitid(idtype, id, options | WNOHANG | WNOWAIT) is None:
        _processes.await_change(idtype, id, options & ~WNOWAIT)
    found = _processes.waitid(idtype, id, options)
    return None if found is None else waitid_result(found)


def pidfd_open(pid, flags=0):
    return _descriptors.process(pid, flags)


POSIX_SPAWN_OPEN, POSIX_SPAWN_CLOSE, POSIX_SPAWN_DUP2, POSIX_SPAWN_CLOSEFROM = 0, 1, 2, 3

# What a file action is, and how many elements it has.
_FILE_ACTIONS = {0: ("open", "An open", 5), 1: ("close", "A close", 2), 2: ("dup2", "A dup2", 3), 3: ("closefrom", "A closefrom", 2)}


def _file_action(action):
    if not isinstance(action, tuple) or not action:
        raise TypeError("Each file_actions element must be a non-empty tuple")
    kind = _number(action[0])
    if kind not in _FILE_ACTIONS:
        raise TypeError("Unknown file_actions identifier")
    name, shown, size = _FILE_ACTIONS[kind]
    if len(action) != size:
        raise TypeError(f"{shown} file_action tuple must have {size} elements")
    if kind != POSIX_SPAWN_OPEN:
        return name, *[_number(fd) for fd in action[1:]]
    _, fd, path, flags, mode = action
    return name, _number(fd), _without_null(_bytes_of(fspath(path))), _number(flags), _number(mode)


def _number(value):
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    number = type(value).__index__(value)
    if not -2 ** 31 <= number < 2 ** 31:
        raise OverflowError(f"signed integer is {'less than minimum' if number < 0 else 'greater than maximum'}")
    return number


def _without_null(text):
    if 0 in text:
        raise ValueError("embedded null byte")
    return text


def _signals(numbers):
    found = []
    for number in numbers:
        number = _number(number)
        if not 0 < number <= 64:
            raise ValueError(f"signal number {number} out of range [1; 64]")
        found.append(number)
    return found


def _schedule(scheduler, function):
    if scheduler is None:
        return None
    if not isinstance(scheduler, tuple):
        raise TypeError(f"{function}: scheduler must be a tuple or None")
    if len(scheduler) != 2:
        raise TypeError("A scheduler tuple must have two elements")
    from _posix_calls import sched_param
    policy, parameters = scheduler
    if not isinstance(parameters, sched_param):
        raise TypeError("must have a sched_param object")
    return None if policy is None else _number(policy), _number(parameters.sched_priority)


def posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None):
    return _spawn("posix_spawn", path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler)


def _spawn(function, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler):
    shown, encoded = _path(path, function)
    if not isinstance(argv, (list, tuple)):
        raise TypeError(f"{function}: argv must be a tuple or list")
    if not argv:
        raise ValueError(f"{function}: argv must not be empty")
    if env is not None and not hasattr(type(env), "items"):
        raise TypeError(f"{function}: environment must be a mapping object or None")
    arguments = [_without_null(_bytes_of(fspath(a))) for a in argv]
    if not arguments[0]:
        raise ValueError(f"{function}: argv first element cannot be empty")
    environment = None
    if env is not None:
        environment = []
        for name, value in env.items():
            name, value = _without_null(_bytes_of(fspath(name))), _without_null(_bytes_of(fspath(value)))
            if b"=" in name[1:]:
                raise ValueError("illegal environment variable name")
            environment.append(name + b"=" + value)
    if file_actions is not None and not hasattr(type(file_actions), "__iter__"):
        raise TypeError("file_actions must be a sequence or None")
    error, pid = _processes.spawn(
        encoded, arguments, environment, [_file_action(action) for action in file_actions or ()], -1 if setpgroup is None else _number(setpgroup), bool(setsid),
        _signals(setsigdef), _signals(setsigmask), bool(resetids), _schedule(scheduler, function), None)
    if error:
        raise OSError(error, strerror(error), shown)
    return pid


P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1


def spawnv(mode, path, argv, /):
    return spawnve(mode, path, argv, None)


def spawnve(mode, path, argv, env, /):
    if not isinstance(argv, (list, tuple)):
        raise TypeError("spawnv() arg 2 must be a tuple or list")
    if not argv or not argv[0]:
        raise ValueError("spawnv() arg 2 first element cannot be empty")
    pid = posix_spawn(path, argv, env)
    if mode == P_NOWAIT:
        return pid
    while True:
        _, status = waitpid(pid, 0)
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None):
    shown, encoded = _path(path, "posix_spawnp")
    rest = argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler
    if b"/" in encoded:
        return _spawn("posix_spawnp", path, *rest)
    # As the C library goes along PATH: what may not be run is told only if nothing else is found.
    error = 2
    import os
    for folder in _bytes_of(os.environ.get("PATH", "/bin:/usr/bin")).split(b":"):
        try:
            return _spawn("posix_spawnp", (folder or b".") + b"/" + encoded, *rest)
        except PermissionError as refused:
            error = refused.errno
        except (FileNotFoundError, NotADirectoryError):
            pass
    raise OSError(error, strerror(error), shown)


def waitstatus_to_exitcode(status):
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    return status & 0x7f not in (0, 0x7f)


def WTERMSIG(status):
    return status & 0x7f


def WCOREDUMP(status, /):
    return status & 0x80 != 0


def WIFSTOPPED(status):
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    return status >> 8 & 0xff


def WIFCONTINUED(status):
    return status == 0xffff


def abort():
    kill(getpid(), 6)


# What C has called while a terminal is waited for: nothing here sets such a hook. Lib's _pyrepl asks.
def _is_inputhook_installed():
    return False


def uname():
    return uname_result(_posix.uname())


def times():
    user, system, elapsed = _posix.times()
    return times_result((user, system, 0.0, 0.0, elapsed))


# Linux's numbers of the limits that programs ask for by name.
sysconf_names = {
    "SC_ARG_MAX": 0, "SC_CHILD_MAX": 1, "SC_CLK_TCK": 2, "SC_NGROUPS_MAX": 3, "SC_OPEN_MAX": 4, "SC_STREAM_MAX": 5, "SC_TZNAME_MAX": 6,
    "SC_JOB_CONTROL": 7, "SC_SAVED_IDS": 8, "SC_VERSION": 29, "SC_PAGESIZE": 30, "SC_PAGE_SIZE": 30, "SC_SEM_NSEMS_MAX": 32,
    "SC_BC_BASE_MAX": 36, "SC_LINE_MAX": 43, "SC_IOV_MAX": 60, "SC_GETGR_R_SIZE_MAX": 69, "SC_GETPW_R_SIZE_MAX": 70, "SC_LOGIN_NAME_MAX": 71,
    "SC_TTY_NAME_MAX": 72, "SC_NPROCESSORS_CONF": 83, "SC_NPROCESSORS_ONLN": 84, "SC_PHYS_PAGES": 85, "SC_AVPHYS_PAGES": 86,
}


confstr_names = {"CS_PATH": 0, "CS_GNU_LIBC_VERSION": 2, "CS_GNU_LIBPTHREAD_VERSION": 3}


def _configured(name, names):
    if isinstance(name, str):
        if name not in names:
            raise ValueError("unrecognized configuration name")
        return names[name]
    if not isinstance(name, int):
        raise TypeError("configuration names must be strings or integers")
    return name


def sysconf(name, /):
    return _posix.sysconf(_configured(name, sysconf_names))


def confstr(name, /):
    text = _posix.confstr(_configured(name, confstr_names))
    return None if text is None else text.decode("utf-8", "surrogateescape")


GRND_NONBLOCK, GRND_RANDOM = 1, 2


def getrandom(size, flags=0):
    return urandom(size)


def device_encoding(fd):
    return "utf-8" if isatty(fd) else None


# As Linux packs them: 12 and 8 bits side by side, the rest of both above; -1 is no device.
def _device(device):
    if not isinstance(device, int):
        raise TypeError(f"'{type(device).__name__}' object cannot be interpreted as an integer")
    if not -1 <= device < 2 ** 64:
        raise OverflowError("int too big to convert" if device > 0 else "can't convert negative int to unsigned")
    return device


def major(device, /):
    device = _device(device)
    return -1 if device == -1 else device >> 8 & 0xfff | device >> 32 & ~0xfff


def minor(device, /):
    device = _device(device)
    return -1 if device == -1 else device & 0xff | device >> 12 & 0xffffff00


def makedev(major, minor, /):
    return (major & ~0xfff) << 32 | (major & 0xfff) << 8 | (minor & ~0xff) << 12 | minor & 0xff


# With .NET's own libraries alone, what CPython has not on Windows and .NET does not know is not there.
if _posix.is_managed:
    for _name in (
        "chown", "confstr", "confstr_names", "fchdir", "fstatvfs", "getegid", "geteuid", "getgid", "getloadavg", "getpriority", "getuid", "grantpt", "lchown", "nice", "openpty", "posix_openpt", "ptsname", "setpriority",
        "statvfs", "statvfs_result", "ttyname", "unlockpt",
    ):
        del globals()[_name]
