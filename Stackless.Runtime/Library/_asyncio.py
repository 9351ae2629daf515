# The module _asyncio: what every await of a program passes through. https://docs.python.org/3/library/asyncio-future.html, asyncio-task.html
# Futures and tasks come and go by the hundred thousand, and almost all of them end in order. So no class here has a __del__: who has something to say when it
# dies (a task that is pending, an error that nobody asked for) holds a DeathWatch as long as that is so.
import sys
import weakref
from _deathwatch import DeathWatch, claim, listed
from _thread import get_ident
from _contextvars import copy_context
from itertools import count
from types import CoroutineType, GenericAlias, GeneratorType

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"

# ---- running loops and tasks ----------------------------------------------------------------------------------------------------

# By the thread.
_running_loops = {}


def _get_running_loop():
    return _running_loops.get(get_ident())


def _set_running_loop(loop, /):
    if loop is None:
        _running_loops.pop(get_ident(), None)
    else:
        _running_loops[get_ident()] = loop


def get_running_loop():
    loop = _running_loops.get(get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    loop = _running_loops.get(get_ident())
    return _events._get_event_loop_policy().get_event_loop() if loop is None else loop


# By the loop.
_current_tasks = {}

# Tasks of other classes than ours, and those in their first step, taken at once.
_foreign_tasks = weakref.WeakSet()
_eager_tasks = set()


def current_task(loop=None):
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {task for tasks in (listed(), list(_foreign_tasks), list(_eager_tasks)) for task in tasks if _loop_of(task) is loop and not task.done()}


def _enter_task(loop, task):
    if loop in _current_tasks:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {_current_tasks[loop]!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    if _current_tasks.get(loop) is not task:
        raise RuntimeError(f"Invalid attempt to leave task {task!r} while task {_current_tasks.get(loop)!r} is entered.")
    del _current_tasks[loop]


def _swap_current_task(loop, task):
    former = _current_tasks.pop(loop, None)
    if task is not None:
        _current_tasks[loop] = task
    return former


def _register_task(task):
    if not isinstance(task, Task):
        _foreign_tasks.add(task)
    elif task._watch is None and task._state == _PENDING:
        task._watch = DeathWatch(task, _tell_of, True)


def _unregister_task(task):
    if not isinstance(task, Task):
        _foreign_tasks.discard(task)
    elif task._watch is not None:
        task._watch.unlist()


def _register_eager_task(task):
    _eager_tasks.add(task)


def _unregister_eager_task(task):
    _eager_tasks.discard(task)


def _loop_of(future):
    try:
        find = future.get_loop
    except AttributeError:
        return future._loop
    return find()


def _tell_of(future):
    future._tell_of_death()


# ---- futures ----------------------------------------------------------------------------------------------------------------------

class Future:
    """This class is *almost* compatible with concurrent.futures.Future."""

    __module__ = "_asyncio"

    # Instances hold what differs.
    _state = _PENDING
    _result = None
    _exception = None
    _exception_tb = None
    _loop = None
    # Functions to call when it is done, each with the context to call it in; or None.
    _calls = None
    _source_traceback = None
    _cancel_message = None
    _cancelled_exc = None
    # Set while it is handed to the task that waits for it: that is how an await differs from a yield. Also the mark of what counts as a future.
    _asyncio_future_blocking = False

    # Who awaits it: None, one, or a set of several.
    _awaiters = None
    _watch = None
    _has_untold_error = False

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *, loop=None):
        if loop is None:
            loop = get_event_loop()
        self._loop = loop
        if loop.get_debug():
            # Frames of this file are not counted.
            self._source_traceback = _format_helpers.extract_stack(sys._getframe())

    def __repr__(self):
        return _base_futures._future_repr(self)

    def _tell_of_death(self):
        if self._has_untold_error:
            context = {"message": f"{type(self).__name__} exception was never retrieved", "exception": self._exception, "future": self}
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)

    def _take_error(self):
        self._has_untold_error = False
        self._watch.dismiss()
        self._watch = None

    @property
    def _log_traceback(self):
        return self._has_untold_error

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        if self._has_untold_error:
            self._take_error()

    @property
    def _callbacks(self):
        return list(self._calls) if self._calls else None

    @property
    def _asyncio_awaited_by(self):
        awaiters = self._awaiters
        return None if awaiters is None else frozenset(awaiters if type(awaiters) is set else (awaiters,))

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def _make_cancelled_error(self):
        error = self._cancelled_exc
        if error is not None:
            # Once: its context holds frames.
            self._cancelled_exc = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == _FINISHED:
            if self._exception is None:
                return self._result
            if self._has_untold_error:
                self._take_error()
            raise self._exception.with_traceback(self._exception_tb)
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError("Result is not set.")

    def exception(self):
        if self._state == _FINISHED:
            if self._has_untold_error:
                self._take_error()
            return self._exception
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError("Exception is not set.")

    def add_done_callback(self, fn, /, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
            return
        if context is None:
            context = copy_context()
        if self._calls is None:
            self._calls = [(fn, context)]
        else:
            self._calls.append((fn, context))

    def remove_done_callback(self, fn, /):
        calls = self._calls
        if not calls:
            return 0
        kept = [call for call in calls if call[0] != fn]
        removed = len(calls) - len(kept)
        # Unless comparing them has changed them.
        if removed and self._calls is calls:
            calls[:] = kept
        return removed

    def _make_calls(self):
        calls = self._calls
        if calls:
            self._calls = None
            call_soon = self._loop.call_soon
            for function, context in calls:
                call_soon(function, self, context=context)

    def cancel(self, msg=None):
        if self._has_untold_error:
            self._take_error()
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._make_calls()
        return True

    def set_result(self, result, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._make_calls()

    def set_exception(self, exception, /):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            stop = exception
            exception = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            exception.__cause__ = exception.__context__ = stop
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._has_untold_error = True
        if self._watch is None:
            self._watch = DeathWatch(self, _tell_of)
        self._make_calls()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def future_add_to_awaited_by(future, waiter, /):
    if isinstance(future, Future) and isinstance(waiter, Future):
        awaiters = future._awaiters
        if awaiters is None:
            future._awaiters = waiter
        elif type(awaiters) is set:
            awaiters.add(waiter)
        elif awaiters is not waiter:
            future._awaiters = {awaiters, waiter}


def future_discard_from_awaited_by(future, waiter, /):
    if isinstance(future, Future) and isinstance(waiter, Future):
        awaiters = future._awaiters
        if awaiters is waiter:
            future._awaiters = None
        elif type(awaiters) is set:
            awaiters.discard(waiter)


# ---- tasks --------------------------------------------------------------------------------------------------------------------------

_next_number = count(1).__next__


class Task(Future):
    """A coroutine wrapped in a Future."""

    # While it is not done, one of three holds: it runs; its next step is among the loop's calls, and _fut_waiter is None or done; it waits for _fut_waiter, which
    # calls task_wakeup when it is done.
    __module__ = "_asyncio"

    _coro = None
    _context = None
    _fut_waiter = None
    _must_cancel = False
    _num_cancels_requested = 0
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        Future.__init__(self, loop=loop)
        if type(coro) is not CoroutineType and not _coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        # The number becomes a text when somebody asks.
        self._name = _next_number() if name is None else name if type(name) is str else str(name)
        self._coro = coro
        claim(coro)
        self._context = copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._start_eagerly()
        else:
            self._watch = DeathWatch(self, _tell_of, True)
            self._loop.call_soon(self._step, context=self._context)

    def __repr__(self):
        return _base_tasks._task_repr(self)

    def _tell_of_death(self):
        if self._state == _PENDING and self._log_destroy_pending:
            context = {"task": self, "message": "Task was destroyed but it is pending!"}
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)
        Future._tell_of_death(self)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        if type(self._name) is int:
            self._name = f"Task-{self._name}"
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        return _base_tasks._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        return _base_tasks._task_print_stack(self, limit, file)

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def cancel(self, msg=None):
        if self._has_untold_error:
            self._take_error()
        if self._state != _PENDING:
            return False
        self._num_cancels_requested += 1
        # What it waits for may catch the cancellation, and be cancelled again: it stays _fut_waiter.
        if self._fut_waiter is None or not self._fut_waiter.cancel(msg=msg):
            self._must_cancel = True
            self._cancel_message = msg
        return True

    def _start_eagerly(self):
        former = _swap_current_task(self._loop, self)
        _eager_tasks.add(self)
        try:
            self._context.run(self._advance, None)
        finally:
            _eager_tasks.discard(self)
            _swap_current_task(self._loop, former)
            if self._state == _PENDING:
                self._watch = DeathWatch(self, _tell_of, True)
            else:
                self._coro = None
            # In a circle with an error's traceback otherwise.
            self = None

    def _step(self, error=None):
        if self._state != _PENDING:
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        _enter_task(loop, self)
        try:
            self._advance(error)
        finally:
            _leave_task(loop, self)
            self = None

    def _advance(self, error):
        try:
            awaited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as end:
            if self._must_cancel:
                # Asked for while it took its last step.
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, end.value)
            self._end()
        except CancelledError as cancellation:
            self._cancelled_exc = cancellation
            Future.cancel(self)
            self._end()
        except BaseException as failure:
            Future.set_exception(self, failure)
            if self._watch is not None:
                self._watch.unlist()
            if isinstance(failure, (KeyboardInterrupt, SystemExit)):
                raise
        else:
            self._wait_for(awaited)
        finally:
            self = error = None

    def _end(self):
        if self._watch is not None:
            self._watch.dismiss()
            self._watch = None

    def _wait_for(self, awaited):
        blocking = awaited._asyncio_future_blocking if isinstance(awaited, Future) else getattr(awaited, "_asyncio_future_blocking", None)
        if blocking is None:
            if awaited is None:
                self._loop.call_soon(self._step, context=self._context)
            elif isinstance(awaited, GeneratorType):
                self._fail(f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}")
            else:
                self._fail(f"Task got bad yield: {awaited!r}")
        elif _loop_of(awaited) is not self._loop:
            self._fail(f"Task {self!r} got Future {awaited!r} attached to a different loop")
        elif not blocking:
            self._fail(f"yield was used instead of yield from in task {self!r} with {awaited!r}")
        elif awaited is self:
            self._fail(f"Task cannot await on itself: {self!r}")
        else:
            awaited._asyncio_future_blocking = False
            future_add_to_awaited_by(awaited, self)
            awaited.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _fail(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def task_wakeup(self, future):
        future_discard_from_awaited_by(future, self)
        try:
            # The coroutine asks for the result itself.
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()
        finally:
            self = None


# What asyncio imports from here has to be there before these are.
from asyncio import base_futures as _base_futures, base_tasks as _base_tasks, coroutines as _coroutines, events as _events, format_helpers as _format_helpers
from asyncio.exceptions import CancelledError, InvalidStateError
