# The module _posixsubprocess: what subprocess starts programs with. The process is not forked but spawned; what only a fork could do
# (a function called in the child) raises NotImplementedError.
# https://docs.python.org/3/library/subprocess.html

import posix as _posix
import _processes
from _posix import is_managed as _is_managed

# No process has this number.
_NOBODY = 2 ** 31 - 1
_SIGPIPE, _SIGXFSZ = 13, 25


def _open_descriptors():
    return [] if _is_managed else [int(name) for name in _posix.listdir("/proc/self/fd")]


def fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,
              errpipe_read, errpipe_write, restore_signals, start_new_session, process_group, gid, extra_groups, uid, umask, preexec_fn, /):
    if preexec_fn is not None:
        raise NotImplementedError("subprocess: preexec_fn cannot be called: a process with .NET's threads is not forked, so no Python runs in the child before its program")
    identity = _identity(uid, gid, extra_groups, umask)
    arguments = [_posix.fspath(a) for a in args]
    arguments = [a if isinstance(a, bytes) else a.encode("utf-8", "surrogateescape") for a in arguments]
    environment = None if env is None else list(env)
    if any([0 in text for text in arguments + (environment or [])]):
        raise ValueError("embedded null byte")
    directory = None
    if cwd is not None:
        directory = _posix.fspath(cwd)
        directory = directory if isinstance(directory, bytes) else directory.encode("utf-8", "surrogateescape")
        try:
            _posix.stat(directory)
        except OSError as e:
            return _report(errpipe_write, e.errno, b"noexec:chdir")
    actions, duplicates = _redirections(p2cread, c2pwrite, errwrite)
    try:
        # The pipe that tells of failures is among them: it must end when the program begins.
        for fd in pass_fds:
            if fd > 2 and fd != errpipe_write:
                actions.append(("dup2", fd, fd))
        if close_fds:
            for fd in _open_descriptors():
                # Those that are not passed on, but would be inherited.
                if fd > 2 and fd not in pass_fds and _is_inheritable(fd):
                    actions.append(("close", fd))
        if directory is not None:
            actions.append(("chdir", directory))
        signals = [_SIGPIPE, _SIGXFSZ] if restore_signals else []
        code = 2
        for executable in executable_list:
            error, pid = _processes.spawn(executable, arguments, environment, actions, process_group, bool(start_new_session), signals, None, False, None, identity)
            if not error:
                return pid
            if error < 0:
                return _report(errpipe_write, -error, b"noexec")
            # As the search along PATH goes: what is not there is no reason to stop.
            if error not in (2, 20):
                code = error
                if error != 13:
                    break
        return _report(errpipe_write, code, b"")
    finally:
        for fd in duplicates:
            _posix.close(fd)


# As who the program is to run: (user, group, groups, umask), each None where it stays; None if all do.
def _identity(uid, gid, extra_groups, umask):
    if extra_groups is not None:
        try:
            extra_groups = [_posix._account(group, "gid") for group in extra_groups]
        except OverflowError:
            raise ValueError("invalid group id") from None
    identity = None if uid is None else _posix._account(uid, "uid"), None if gid is None else _posix._account(gid, "gid"), extra_groups, umask if umask >= 0 else None
    return None if identity == (None, None, None, None) else identity


def _is_inheritable(fd):
    try:
        return _posix.get_inheritable(fd)
    except OSError:
        return False


# Standard streams that are each other's numbers are moved out of the way first.
def _redirections(*given):
    actions, duplicates, sources = [], [], []
    for target, fd in enumerate(given):
        if 0 <= fd <= 2 and fd != target:
            fd = _posix.dup(fd)
            while fd <= 2:
                duplicates.append(fd)
                fd = _posix.dup(fd)
            duplicates.append(fd)
        sources.append(fd)
    for target, fd in enumerate(sources):
        if fd >= 0:
            actions.append(("dup2", fd, target))
    return actions, duplicates


# As a child that could not begin would tell its parent.
def _report(pipe, code, where):
    _posix.write(pipe, b"OSError:%x:%b" % (code, where))
    return _NOBODY
