# The module _signal: which signal is handled how. Linux's numbers. https://docs.python.org/3/library/signal.html

import _signals
from _posix import is_managed as _is_managed

_names = (
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD",
    "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS")
for _number, _name in enumerate(_names, 1):
    globals()["SIG" + _name] = _number
SIGIOT, SIGCLD, SIGPOLL, SIGRTMIN, SIGRTMAX = SIGABRT, SIGCHLD, SIGIO, 34, 64
NSIG = 65
SIG_DFL, SIG_IGN = 0, 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
ItimerError = OSError

_descriptions = {
    SIGHUP: "Hangup", SIGINT: "Interrupt", SIGQUIT: "Quit", SIGILL: "Illegal instruction", SIGTRAP: "Trace/breakpoint trap",
    SIGABRT: "Aborted", SIGBUS: "Bus error", SIGFPE: "Floating point exception", SIGKILL: "Killed", SIGUSR1: "User defined signal 1",
    SIGSEGV: "Segmentation fault", SIGUSR2: "User defined signal 2", SIGPIPE: "Broken pipe", SIGALRM: "Alarm clock", SIGTERM: "Terminated",
    SIGSTKFLT: "Stack fault", SIGCHLD: "Child exited", SIGCONT: "Continued", SIGSTOP: "Stopped (signal)", SIGTSTP: "Stopped",
    SIGTTIN: "Stopped (tty input)", SIGTTOU: "Stopped (tty output)", SIGURG: "Urgent I/O condition", SIGXCPU: "CPU time limit exceeded",
    SIGXFSZ: "File size limit exceeded", SIGVTALRM: "Virtual timer expired", SIGPROF: "Profiling timer expired",
    SIGWINCH: "Window changed", SIGIO: "I/O possible", SIGPWR: "Power failure", SIGSYS: "Bad system call"}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}


def _check(signalnum):
    if not 0 < signalnum < NSIG:
        raise ValueError("signal number out of range")


def signal(signalnum, handler, /):
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if not _signals.is_main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    _check(signalnum)
    former = getsignal(signalnum)
    _handlers[signalnum] = handler
    try:
        _listen_or_release(signalnum)
    except BaseException:
        _handlers[signalnum] = former
        raise
    return former


# The system's own answer, unless there is a handler, or somebody who waits for the signal or wants to hear of it later.
def _listen_or_release(signalnum):
    handler = _handlers.get(signalnum, SIG_DFL)
    if signalnum in _blocked or any(signalnum in waited for waited, _ in _waiters):
        _signals.listen(signalnum)
    elif handler is default_int_handler and signalnum == SIGINT:
        _signals.release(signalnum)
    elif not callable(handler) and handler == SIG_DFL and signalnum != SIGINT:
        _signals.release(signalnum)
    else:
        _signals.listen(signalnum)


def getsignal(signalnum, /):
    _check(signalnum)
    return _handlers.get(signalnum, SIG_DFL)


def raise_signal(signalnum, /):
    _check(signalnum)
    if not _raise_here(signalnum):
        import _posix
        _posix.kill(_posix.getpid(), signalnum)


# A signal of the process to itself has arrived before the call that sent it returns. False if it is the system's to answer.
def _raise_here(signalnum):
    if signalnum not in _handlers and signalnum not in _blocked or getsignal(signalnum) == SIG_DFL and signalnum not in _blocked:
        return False
    _signals.wake_up(signalnum)
    if _signals.is_main_thread():
        _deliver(signalnum)
    else:
        _signals.post(signalnum)
    return True


def strsignal(signalnum, /):
    _check(signalnum)
    return _descriptions.get(signalnum) or (f"Real-time signal {signalnum - SIGRTMIN}" if signalnum >= SIGRTMIN else None)


def valid_signals():
    return {number for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _check(signalnum)


# ---- timers ----------------------------------------------------------------------------------------------------------------------

def alarm(seconds, /):
    return _signals.alarm(seconds)


def setitimer(which, seconds, interval=0.0, /):
    return _signals.setitimer(which, seconds, interval)


def getitimer(which, /):
    return _signals.getitimer(which)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    if not _signals.is_main_thread():
        raise ValueError("set_wakeup_fd only works in main thread of the main interpreter")
    if fd != -1:
        import posix
        posix.fstat(fd)
        if posix.get_blocking(fd):
            raise ValueError(f"the fd {fd} must be in non-blocking mode")
    return _signals.set_wakeup_fd(fd)


# ---- waiting and masking -----------------------------------------------------------------------------------------------------------
# A blocked signal is listened to and kept until it is unblocked. Threads take turns on one thread of the system's, so that there is one mask.

_blocked = set()
_pending = set()
_waiters = []  # (the signals somebody waits for, the pipe that tells him which came); for pause() all that have a handler


def _wait(signals):
    import posix
    import select
    read, write = posix.pipe()
    waiter = signals, write
    _waiters.append(waiter)
    try:
        for number in signals:
            if number not in (SIGKILL, SIGSTOP) and number < SIGRTMIN:
                _signals.listen(number)
        select.select([read], [], [])
        return posix.read(read, 1)[0]
    finally:
        _waiters.remove(waiter)
        posix.close(read)
        posix.close(write)
        for number in signals:
            if number not in (SIGKILL, SIGSTOP) and number < SIGRTMIN:
                _listen_or_release(number)


def pause():
    _wait(())


def sigwait(sigset, /):
    signals = _signal_set(sigset)
    for number in sorted(signals & _pending):
        _pending.discard(number)
        return number
    return _wait(signals)


def sigpending():
    return set(_pending)


def _signal_set(numbers):
    numbers = set(numbers)
    for number in numbers:
        _check(number)
    return numbers


def pthread_sigmask(how, mask, /):
    former = set(_blocked)
    mask = _signal_set(mask) - {SIGKILL, SIGSTOP}
    if how == SIG_BLOCK:
        wanted = former | mask
    elif how == SIG_UNBLOCK:
        wanted = former - mask
    elif how == SIG_SETMASK:
        wanted = mask
    else:
        raise OSError(22, "Invalid argument")
    _blocked.clear()
    _blocked.update(wanted)
    for number in wanted ^ former:
        if number < SIGRTMIN:
            _listen_or_release(number)
    for number in sorted(_pending - _blocked):
        _pending.discard(number)
        raise_signal(number)
    return former


def pthread_kill(thread_id, signalnum, /):
    if signalnum:
        raise_signal(signalnum)


# One signal has arrived: called by the running tasklet of the main thread.
# The program's innermost frame; None while none of its own runs.
def _interrupted_frame():
    import sys
    try:
        return sys._getframe(0)
    except ValueError:
        return None


def _deliver(signalnum):
    handler = getsignal(signalnum)
    for waited, pipe in _waiters:
        if signalnum in waited or not waited and callable(handler):
            import posix
            posix.write(pipe, bytes([signalnum]))
            if waited:
                return
    if signalnum in _blocked:
        _pending.add(signalnum)
        return
    handler = getsignal(signalnum)
    if callable(handler):
        handler(signalnum, _interrupted_frame())
    elif handler == SIG_DFL and signalnum == SIGINT:
        import os
        os._exit(130)


# Timers of the system: with .NET's own libraries alone there are none.
if _is_managed:
    del alarm, setitimer, getitimer, ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF, ItimerError
