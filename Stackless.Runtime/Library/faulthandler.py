# The module faulthandler: what the Python code of every thread is doing, written straight to a descriptor. Faults of the process itself are .NET's to report:
# enable() notes that it was called. https://docs.python.org/3/library/faulthandler.html
import os as _os
import signal as _signal
import sys as _sys
import _thread

_MOST_FRAMES = 100


class _State:
    file = None
    watch = None  # of dump_traceback_later: the lock that calls it off
    registered = {}


def _descriptor(file):
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descriptor")
        return file
    descriptor = file.fileno()
    if not isinstance(descriptor, int) or descriptor < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    file.flush()
    return descriptor


def _stack(frame):
    lines = []
    while frame is not None:
        if len(lines) == _MOST_FRAMES:
            lines.append("  ...")
            break
        lines.append(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}')
        frame = frame.f_back
    return lines or ["  <no Python frame>"]


def _dump(descriptor, all_threads, frame, current):
    lines = []
    if all_threads:
        for thread, other in _sys._current_frames().items():
            if thread != current:
                lines += [f"Thread 0x{thread:016x} (most recent call first):", *_stack(other), ""]
        lines.append(f"Current thread 0x{current:016x} (most recent call first):")
    else:
        lines.append("Stack (most recent call first):")
    lines += _stack(frame)
    _os.write(descriptor, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))


def dump_traceback(file=None, all_threads=True):
    # Frames of the library are not seen: the first one is the caller's.
    _dump(_descriptor(file), all_threads, _sys._getframe(), _thread.get_ident())


def dump_c_stack(file=None):
    _os.write(_descriptor(file), b"Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n")


def enable(file=None, all_threads=True, c_stack=True):
    _descriptor(file)
    _State.file = _sys.stderr if file is None else file


def disable():
    was_enabled = _State.file is not None
    _State.file = None
    return was_enabled


def is_enabled():
    return _State.file is not None


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    descriptor = _descriptor(file)
    cancel_dump_traceback_later()
    lock = _thread.allocate_lock()
    lock.acquire()
    _State.watch = lock
    hours, rest = divmod(timeout, 3600)
    minutes, seconds = divmod(rest, 60)
    title = f"Timeout ({int(hours)}:{int(minutes):02}:{seconds:02.0f})!\n" if seconds == int(seconds) else f"Timeout ({int(hours)}:{int(minutes):02}:{seconds:09.6f})!\n"

    def watch():
        while not lock.acquire(timeout=timeout):
            own = _thread.get_ident()
            _os.write(descriptor, title.encode())
            for thread, frame in _sys._current_frames().items():
                if thread != own:
                    _os.write(descriptor, "\n".join([f"Thread 0x{thread:016x} (most recent call first):", *_stack(frame), ""]).encode("utf-8", "backslashreplace"))
            if exit:
                _os._exit(1)
            if not repeat:
                return

    _thread.start_new_thread(watch, ())


def cancel_dump_traceback_later():
    if _State.watch is not None:
        _State.watch.release()
        _State.watch = None


def register(signum, file=None, all_threads=True, chain=False):
    descriptor = _descriptor(file)
    if signum in (_signal.SIGSEGV, _signal.SIGFPE, _signal.SIGABRT, _signal.SIGBUS, _signal.SIGILL):
        raise RuntimeError(f"signal {int(signum)} cannot be registered, use enable() instead")

    def dump(number, frame):
        _dump(descriptor, all_threads, frame, _thread.get_ident())
        if chain and callable(former):
            former(number, frame)

    former = _signal.signal(signum, dump)
    if signum in _State.registered:
        former = _State.registered[signum]
    _State.registered[signum] = former


def unregister(signum):
    former = _State.registered.pop(signum, None)
    if former is None:
        return False
    _signal.signal(signum, former)
    return True
