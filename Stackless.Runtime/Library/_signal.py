# The module _signal: which signal is handled how. Linux's numbers. https://docs.python.org/3/library/signal.html

import _signals

_names = (
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD",
    "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS")
for _number, _name in enumerate(_names, 1):
    globals()["SIG" + _name] = _number
SIGIOT, SIGCLD, SIGPOLL, SIGRTMIN, SIGRTMAX = SIGABRT, SIGCHLD, SIGIO, 34, 64
NSIG = 65
SIG_DFL, SIG_IGN = 0, 1

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
    if handler is default_int_handler and signalnum == SIGINT:
        _signals.release(signalnum)
    elif not callable(handler) and handler == SIG_DFL and signalnum != SIGINT:
        _signals.release(signalnum)
    else:
        _signals.listen(signalnum)
    _handlers[signalnum] = handler
    return former


def getsignal(signalnum, /):
    _check(signalnum)
    return _handlers.get(signalnum, SIG_DFL)


def raise_signal(signalnum, /):
    _check(signalnum)
    if getsignal(signalnum) == SIG_DFL:
        import posix
        posix.kill(posix.getpid(), signalnum)
    else:
        _deliver(signalnum, 2)


def strsignal(signalnum, /):
    _check(signalnum)
    return _descriptions.get(signalnum) or (f"Real-time signal {signalnum - SIGRTMIN}" if signalnum >= SIGRTMIN else None)


def valid_signals():
    return {number for number in range(1, NSIG) if number not in (32, 33)}


# One signal has arrived: called by the running tasklet of the main thread.
def _deliver(signalnum, depth=1):
    handler = getsignal(signalnum)
    if callable(handler):
        import sys
        handler(signalnum, sys._getframe(depth))
    elif handler == SIG_DFL and signalnum == SIGINT:
        import os
        os._exit(130)
