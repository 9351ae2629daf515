# The module _thread as far as tasklets need it: locks that give way to other tasklets while they wait.
# https://docs.python.org/3/library/_thread.html


def _make_thread():
    return {
        "get_ident": _get_ident,
        "get_native_id": _get_ident,
        "allocate_lock": lock,
        "lock": lock,
        "LockType": lock,
        "RLock": RLock,
        "error": RuntimeError,
        "TIMEOUT_MAX": 4294967.0,
        "_set_sentinel": lock,
        "interrupt_main": _interrupt_main,
        "stack_size": _stack_size,
        "start_new_thread": _start_new_thread,
    }


def _get_ident():
    import stackless
    return id(stackless.getcurrent())


def _interrupt_main():
    raise KeyboardInterrupt


def _stack_size(size=0):
    return 0


def _start_new_thread(function, arguments, keywords={}):
    import stackless
    task = stackless.tasklet(function)(*arguments, **keywords)
    return id(task)


class lock:
    __module__ = "_thread"

    def __init__(self):
        self._is_locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not _wait(self, lambda: not self._is_locked, blocking, timeout):
            return False
        self._is_locked = True
        return True

    def release(self):
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False

    def locked(self):
        return self._is_locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def _at_fork_reinit(self):
        self._is_locked = False


class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = _get_ident()
        if self._owner != me and not _wait(self, lambda: self._owner is None, blocking, timeout):
            return False
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if self._owner != _get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None

    def locked(self):
        return self._owner is not None

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_owned(self):
        return self._owner == _get_ident()

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def _release_save(self):
        state = self._count, self._owner
        self._count, self._owner = 0, None
        return state

    def _acquire_restore(self, state):
        self.acquire()
        self._count, self._owner = state

    def _at_fork_reinit(self):
        self._owner = None
        self._count = 0


# Gives way until the lock is free. A lock that nobody else could free is a deadlock.
def _wait(lock, is_free, blocking, timeout):
    if is_free():
        return True
    if not blocking:
        return False
    import stackless
    import time
    deadline = None if timeout < 0 else time.monotonic() + timeout
    while not is_free():
        if deadline is not None and time.monotonic() >= deadline:
            return False
        if deadline is None and stackless.getruncount() <= 1:
            raise RuntimeError("deadlock: the lock is held and no other tasklet can run")
        stackless.schedule()
    return True


python_modules["_thread"] = _make_thread
