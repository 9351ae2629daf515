# The module syslog: messages to the system's log, by the datagram socket that it listens at. Linux's numbers. https://docs.python.org/3/library/syslog.html

import os as _os
import sys as _sys
import time as _time

import _socket

LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
LOG_PID, LOG_CONS, LOG_ODELAY, LOG_NDELAY, LOG_NOWAIT, LOG_PERROR = 1, 2, 4, 8, 16, 32
LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON, LOG_AUTHPRIV, LOG_FTP = [i << 3 for i in range(12)]
LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7 = [i << 3 for i in range(16, 24)]

_PATH = "/dev/log"
_ident = None
_options, _facility, _mask = 0, LOG_USER, 0xff
_connection = None
_is_open = False


def LOG_MASK(pri, /):
    return 1 << pri


def LOG_UPTO(pri, /):
    return (1 << (pri + 1)) - 1


def _connect():
    global _connection
    if _connection is None:
        connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_DGRAM)
        try:
            connection.connect(_PATH)
        except OSError:
            connection.close()
            return False
        _connection = connection
    return True


def openlog(ident=None, logoption=0, facility=LOG_USER):
    global _ident, _options, _facility, _is_open
    if ident is None:
        ident = _os.path.basename(_sys.argv[0]) if getattr(_sys, "argv", None) and _sys.argv[0] else None
    elif not isinstance(ident, str):
        raise TypeError(f"openlog() argument 1 must be str, not {type(ident).__name__}")
    _sys.audit("syslog.openlog", ident, logoption, facility)
    _ident, _options, _facility, _is_open = ident, logoption, facility, True
    if logoption & LOG_NDELAY:
        _connect()


def syslog(*arguments):
    if not 1 <= len(arguments) <= 2:
        raise TypeError("syslog.syslog requires 1 to 2 arguments")
    priority, message = arguments if len(arguments) == 2 else (LOG_INFO, *arguments)
    if not isinstance(message, str):
        raise TypeError("syslog() argument must be str")
    _sys.audit("syslog.syslog", priority, message)
    if not _is_open:
        openlog()
    if not _mask & 1 << (priority & 7):
        return
    if not priority & ~7:
        priority |= _facility
    label = (_ident or "python") + (f"[{_os.getpid()}]" if _options & LOG_PID else "")
    if _options & LOG_PERROR:
        _sys.stderr.write(f"{label}: {message}\n")
    stamp = _time.strftime("%b %e %H:%M:%S")
    data = f"<{priority}>{stamp} {label}: {message}".encode(errors="surrogateescape").replace(b"\0", b"")
    global _connection
    for attempt in range(2):
        if not _connect():
            return
        try:
            _connection.send(data)
            return
        except OSError:
            _connection.close()
            _connection = None


def closelog():
    global _connection, _is_open, _ident, _options, _facility
    _sys.audit("syslog.closelog")
    if _connection is not None:
        _connection.close()
        _connection = None
    _is_open, _ident, _options, _facility = False, None, 0, LOG_USER


def setlogmask(maskpri, /):
    global _mask
    _sys.audit("syslog.setlogmask", maskpri)
    former = _mask
    if maskpri:
        _mask = maskpri
    return former
