# The module _thread: a thread has a scheduler of its own and takes turns with the others (Tasks/Scheduler.Threads.cs), and who waits for a
# lock is parked (Tasks/TaskletLock.cs).
# https://docs.python.org/3/library/_thread.html


from _tasklets import current, lock, main_thread_id, start_thread, thread_count, thread_id

TIMEOUT_MAX = 4294967.0


def _make_module():
    return {
        "get_ident": thread_id,
        "get_native_id": thread_id,
        "allocate_lock": lock,
        "lock": lock,
        "LockType": lock,
        "RLock": RLock,
        "error": RuntimeError,
        "TIMEOUT_MAX": TIMEOUT_MAX,
        "_set_sentinel": lock,
        "interrupt_main": _interrupt_main,
        "stack_size": _stack_size,
        "start_new_thread": _start_new_thread,
        "start_new": _start_new_thread,
        "start_joinable_thread": _start_joinable_thread,
        "_ThreadHandle": _ThreadHandle,
        "_make_thread_handle": _ThreadHandle,
        "_get_main_thread_ident": main_thread_id,
        "_is_main_interpreter": _is_main_interpreter,
        "daemon_threads_allowed": _daemon_threads_allowed,
        "_shutdown": _wait_for_threads,
        "_count": thread_count,
        "_local": _local,
    }


# Attributes of which each thread has its own.
class _local:
    __module__ = "_thread"

    def __new__(cls, *arguments, **keywords):
        self = object.__new__(cls)
        object.__setattr__(self, "_local__threads", {})
        object.__setattr__(self, "_local__arguments", (arguments, keywords))
        return self

    def __getattribute__(self, name):
        if name == "__dict__":
            return _local_values(self)
        values = _local_values(self)
        if name in values:
            return values[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _local_values(self)[name] = value

    def __delattr__(self, name):
        try:
            del _local_values(self)[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None


def _local_values(self):
    threads = object.__getattribute__(self, "_local__threads")
    me = thread_id()
    values = threads.get(me)
    if values is None:
        values = threads[me] = {}
        if me in _locals_of_threads:
            _locals_of_threads[me].append(threads)
        if type(self).__init__ is not object.__init__:
            arguments, keywords = object.__getattribute__(self, "_local__arguments")
            type(self).__init__(self, *arguments, **keywords)
    return values


def _is_main_interpreter():
    return _number_of_interpreter() == 0


def _daemon_threads_allowed():
    if _is_main_interpreter():
        return True
    from _interpreters import get_config
    return get_config(_number_of_interpreter()).allow_daemon_threads


def _number_of_interpreter():
    from _parallel import number
    return number()


# What a thread that was started here has in objects of type _local: it goes with the thread.
_locals_of_threads = {}


def _run_thread(function, arguments, keywords):
    me = thread_id()
    _locals_of_threads[me] = []
    try:
        return function(*arguments, **keywords)
    finally:
        for threads in _locals_of_threads.pop(me):
            threads.pop(me, None)


# What joins a thread.
class _ThreadHandle:
    __module__ = "_thread"

    def __init__(self, ident=0):
        self.ident = ident
        self._running = lock()
        self._running.acquire()

    def is_done(self):
        return not self._running.locked()

    def _set_done(self):
        if self._running.locked():
            self._running.release()

    def join(self, timeout=None):
        if self.ident == thread_id():
            raise RuntimeError("Cannot join current thread")
        if self._running.acquire(True, -1 if timeout is None or timeout < 0 else min(timeout, TIMEOUT_MAX)):
            self._running.release()


_thread_handles = []


def _start_joinable_thread(function, *, handle=None, daemon=True):
    handle = _ThreadHandle() if handle is None else handle

    def run():
        try:
            _run_thread(function, (), {})
        except SystemExit:
            pass
        except BaseException as error:
            from _prelude.unraisable import report_unraisable
            report_unraisable(error, "Exception ignored in thread started by", function)
        finally:
            handle._set_done()
            if handle in _thread_handles:
                _thread_handles.remove(handle)

    handle.ident = start_thread(run)
    if not daemon:
        _thread_handles.append(handle)
    return handle


def _wait_for_threads():
    while _thread_handles:
        _thread_handles[0].join()


# As if a signal had arrived: its handler is called in the main thread; nothing happens if it is ignored, or left to the system.
def _interrupt_main(signum=2, /):
    if not 0 < signum < 65:
        raise ValueError("signal number out of range")
    import _signal
    import _signals
    handler = _signal.getsignal(signum)
    if not callable(handler):
        return
    if _signals.is_main_thread():
        handler(signum, _signal._interrupted_frame())
    else:
        _signals.post(signum)


def _stack_size(size=0, /):
    return 0


def _start_new_thread(function, arguments, keywords={}):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(arguments, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(keywords, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    def run():
        try:
            _run_thread(function, arguments, keywords)
        except SystemExit:
            pass
        except BaseException as error:
            from _prelude.unraisable import report_unraisable
            report_unraisable(error, "Exception ignored in thread started by", function)

    return start_thread(run)


# Two tasklets of one thread exclude each other, as two threads do.
class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._block = lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = current()
        if self._owner is me:
            self._count += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    def release(self):
        if self._owner is not current():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def locked(self):
        return self._owner is not None

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} {type(self).__module__}.{type(self).__qualname__} object owner={id(self._owner) if self._owner else 0} count={self._count} at {id(self):#x}>"

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_owned(self):
        return self._owner is current()

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def _release_save(self):
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._owner = None
        self._count = 0
