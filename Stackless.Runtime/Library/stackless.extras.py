# What programs of tasklets and channels write again and again, and Stackless has not: time limits, tasks that can be joined, groups, buffered
# channels, a choice between channels, events, semaphores, pools. Everything is written with tasklets and channels, so it is pickled like them.
import _parallel
import stackless as _stackless
from time import monotonic as _monotonic, sleep

__all__ = [
    "BufferedChannel", "Cancelled", "Event", "Group", "Pool", "Semaphore", "Task", "Timer", "after", "every", "receive", "receives", "select", "send", "sends", "sleep", "spawn",
    "time_limit",
]

Cancelled = _stackless.TaskletExit


# ---- waiting -------------------------------------------------------------------------------------------------------------------------

# A place where tasklets wait for something to happen, each until it is woken, or its time is over.
class _Waiters:
    def __init__(self):
        self._waiting = []

    # True if it was woken.
    def wait(self, timeout=None):
        channel = _stackless.channel()
        channel.preference = 1
        self._waiting.append(channel)
        timer = None if timeout is None else after(timeout, self._give_up, channel)
        try:
            return channel.receive()
        finally:
            if timer is not None:
                timer.cancel()
            if channel in self._waiting:
                self._waiting.remove(channel)

    def _give_up(self, channel):
        if channel in self._waiting:
            self._waiting.remove(channel)
            channel.send(False)

    # Wakes who has waited longest; False if nobody waits.
    def wake(self):
        if not self._waiting:
            return False
        self._waiting.pop(0).send(True)
        return True

    def wake_all(self):
        while self.wake():
            pass


class Timer:
    """A call that is made at a time, unless it is cancelled before."""

    def __init__(self, seconds, function, arguments, period=None):
        self._due = _monotonic() + seconds
        self._period = period
        self._is_cancelled = False
        self._tasklet = _stackless.tasklet(self._run)(function, arguments)

    def _run(self, function, arguments):
        while True:
            sleep(max(0.0, self._due - _monotonic()))
            if self._is_cancelled:
                return
            if self._period is None:
                # From here on cancel() means nothing.
                self._tasklet = None
                function(*arguments)
                return
            self._due += self._period
            function(*arguments)

    def cancel(self):
        """The call is not made any more. A call that is under way goes on."""
        self._is_cancelled = True
        tasklet, self._tasklet = self._tasklet, None
        if tasklet is not None and tasklet is not _stackless.current and tasklet.alive:
            tasklet.kill(pending=True)


def after(seconds, function, /, *arguments):
    """Calls a function after that time, in a tasklet of its own."""
    return Timer(seconds, function, arguments)


def every(seconds, function, /, *arguments):
    """Calls a function again and again, with that time between the beginnings."""
    return Timer(seconds, function, arguments, seconds)


class time_limit:
    """`with time_limit(2):` TimeoutError is raised in the block after that time, wherever it waits."""

    def __init__(self, seconds):
        self._seconds = seconds
        self._is_over = False

    def __enter__(self):
        self._tasklet = _stackless.current
        self._timer = after(self._seconds, self._end)
        return self

    def _end(self):
        self._is_over = True
        self._tasklet.throw(TimeoutError, "the time limit is over", pending=True)

    def __exit__(self, kind, error, traceback):
        self._timer.cancel()
        return False


# ---- channels ------------------------------------------------------------------------------------------------------------------------

def receives(channel):
    """For select(): one of the choices is to receive from the channel."""
    return (_checked(channel), False, None)


def sends(channel, value):
    """For select(): one of the choices is to send a value."""
    return (_checked(channel), True, value)


def _checked(channel):
    if not isinstance(channel, (_stackless.channel, _parallel.channel)):
        raise TypeError(f"select() chooses between channels of stackless or stackless.parallel, not {type(channel).__name__!r} objects")
    return channel


def _is_ready(channel, is_sending):
    return channel.balance < 0 if is_sending else channel.balance > 0 or getattr(channel, "closing", False)


def _do(number, choice):
    channel, is_sending, value = choice
    if is_sending:
        channel.send(value)
        return number, None
    return number, channel.receive()


# Stands in a channel's queue for who has called select().
class _Deputy:
    def __init__(self, decision, number, choice):
        self.decision = decision
        self.number = number
        self.choice = choice
        self.tasklet = _stackless.tasklet(self.wait)()

    def wait(self):
        channel, is_sending, value = self.choice
        try:
            result = _do(self.number, self.choice)
        except Cancelled:
            raise
        except BaseException as error:
            result = (self.number, _stackless.bomb(type(error), error, error.__traceback__))
        if not self.decision.take(self, result) and not is_sending:
            # Two senders came before anybody ran: what the second one sent is sent again.
            _stackless.tasklet(channel.send)(result[1])


class _Decision:
    def __init__(self, choices):
        self.answer = _stackless.channel()
        self.answer.preference = 1
        self.is_made = False
        self.deputies = []
        for number, choice in enumerate(choices):
            self.deputies.append(_Deputy(self, number, choice))

    def take(self, winner, result):
        if self.is_made:
            return False
        self.is_made = True
        self.end(winner)
        if self.answer.balance < 0:
            self.answer.send(result)
        return True

    def end(self, but=None):
        self.is_made = True
        for deputy in self.deputies:
            if deputy is not but and deputy.tasklet.alive and (deputy.tasklet.blocked or not deputy.tasklet.recursion_depth):
                deputy.tasklet.kill(pending=True)


def select(*choices, timeout=None):
    """
    Does the first of some channel operations that can be done: (its number, what was received). Choices are made by receives() and sends(); channels of
    stackless and of stackless.parallel may be among them. With a timeout, TimeoutError after that many seconds; with timeout 0 it does not wait.
    """
    if not choices:
        raise ValueError("select() needs something to choose from")
    if any([isinstance(choice[0], _parallel.channel) for choice in choices]):
        return _select_shared(choices, timeout)
    for number, choice in enumerate(choices):
        if _is_ready(choice[0], choice[1]):
            return _do(number, choice)
    if timeout is not None and timeout <= 0:
        raise TimeoutError("none of the channels is ready")
    decision = _Decision(choices)
    timer = None if timeout is None else after(timeout, _too_late, decision)
    try:
        number, value = decision.answer.receive()
    finally:
        decision.end()
        if timer is not None:
            timer.cancel()
    if isinstance(value, _stackless.bomb):
        raise value.value
    return number, value


def _too_late(decision):
    if not decision.is_made:
        decision.end()
        decision.answer.send_exception(TimeoutError, "none of the channels was ready in time")


# With channels between interpreters among them: who has called select() stands in their lists himself, and deputies stand at the others.
def _select_shared(choices, timeout):
    places = []
    for number, (channel, is_sending, value) in enumerate(choices):
        if isinstance(channel, _parallel.channel):
            is_pickle = is_sending and not _parallel.is_shareable(value)
            if is_pickle:
                import pickle
                value = pickle.dumps(value)
            places.append((number, channel, is_sending, value, is_pickle))
    selection = _parallel.selection(tuple(places))
    index = 0
    for number, choice in enumerate(choices):
        if isinstance(choice[0], _parallel.channel):
            found = selection.now(index)
            if found is not None:
                return _found(found)
            index += 1
        elif _is_ready(choice[0], choice[1]):
            return _do(number, choice)
    if timeout is not None and timeout <= 0:
        raise TimeoutError("none of the channels is ready")
    decision = _SharedDecision(selection, choices)
    try:
        found = selection.wait(timeout)
        if found is None:
            number, value = decision.take_result()
            if isinstance(value, _stackless.bomb):
                raise value.value
            return number, value
    finally:
        decision.end()
    if not found:
        raise TimeoutError("none of the channels was ready in time")
    return _found(found)


def _found(found):
    number, value, is_pickle = found
    if is_pickle:
        import pickle
        value = pickle.loads(value)
    return number, value


class _SharedDecision(_Decision):
    def __init__(self, selection, choices):
        self.selection = selection
        self.choices = choices
        self.result = None
        self.deputies = []
        for number, choice in enumerate(choices):
            if not isinstance(choice[0], _parallel.channel):
                self.deputies.append(_Deputy(self, number, choice))

    def take(self, winner, result):
        if not self.selection.decide():
            return False
        self.result = result
        return True

    def take_result(self):
        result, self.result = self.result, None
        return result

    def end(self):
        super().end()
        if self.result is not None:
            # Who waited was killed, or thrown into, before it saw what came: that is sent again.
            channel, is_sending, _ = self.choices[self.result[0]]
            if not is_sending:
                _stackless.tasklet(channel.send)(self.take_result()[1])


def receive(channel, timeout=None):
    """Receives; TimeoutError after that many seconds."""
    return channel.receive() if timeout is None else select(receives(channel), timeout=timeout)[1]


def send(channel, value, timeout=None):
    """Sends; TimeoutError after that many seconds."""
    if timeout is None:
        channel.send(value)
    else:
        select(sends(channel, value), timeout=timeout)


class BufferedChannel:
    """A channel in which so many values may lie before who sends has to wait."""

    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("a buffered channel has room for one value at least")
        self._capacity = capacity
        self._values = []
        self._senders = _Waiters()
        self._receivers = _Waiters()
        self._is_closed = False

    def __len__(self):
        return len(self._values)

    @property
    def capacity(self):
        return self._capacity

    def send(self, value, timeout=None):
        due = None if timeout is None else _monotonic() + timeout
        while len(self._values) >= self._capacity and not self._is_closed:
            if not self._senders.wait(None if due is None else max(0.0, due - _monotonic())):
                raise TimeoutError("the channel was full for too long")
        if self._is_closed:
            raise ValueError("the channel is closed")
        self._values.append(value)
        self._receivers.wake()

    def receive(self, timeout=None):
        due = None if timeout is None else _monotonic() + timeout
        while not self._values:
            if self._is_closed:
                raise ValueError("the channel is closed")
            if not self._receivers.wait(None if due is None else max(0.0, due - _monotonic())):
                raise TimeoutError("the channel was empty for too long")
        value = self._values.pop(0)
        self._senders.wake()
        return value

    def close(self):
        """Nothing more is sent; what lies there can be received."""
        self._is_closed = True
        self._senders.wake_all()
        self._receivers.wake_all()

    def __iter__(self):
        while self._values or not self._is_closed:
            try:
                yield self.receive()
            except ValueError:
                return


# ---- tasks ---------------------------------------------------------------------------------------------------------------------------

class Task:
    """A call in a tasklet of its own, whose end can be waited for."""

    def __init__(self, function, arguments=(), keywords={}):
        self._waiters = _Waiters()
        self._is_done = False
        self._value = None
        self._error = None
        self._watchers = []
        self.tasklet = _stackless.tasklet(self._run)(function, arguments, keywords)

    def _run(self, function, arguments, keywords):
        try:
            self._value = function(*arguments, **keywords)
        except BaseException as error:
            self._error = error
        self._end()

    def _end(self):
        self._is_done = True
        watchers, self._watchers = self._watchers, []
        for watcher in watchers:
            watcher(self)
        self._waiters.wake_all()

    @property
    def done(self):
        return self._is_done

    @property
    def cancelled(self):
        return isinstance(self._error, Cancelled)

    def cancel(self):
        """TaskletExit is raised in it, wherever it waits. One that has not begun does not begin."""
        if self._is_done:
            return
        if self.tasklet is _stackless.current:
            raise Cancelled
        # One that has not begun has nothing that could catch it.
        has_begun = self.tasklet.recursion_depth > 0
        self.tasklet.kill(pending=True)
        if not has_begun:
            self._error = Cancelled()
            self._end()

    def join(self, timeout=None):
        """Waits for its end, whatever it is; False if it was not over in time."""
        while not self._is_done:
            if not self._waiters.wait(timeout):
                return False
        return True

    def result(self, timeout=None):
        """What it returned; raises what it raised."""
        if not self.join(timeout):
            raise TimeoutError("the task was not done in time")
        if self._error is not None:
            raise self._error
        return self._value


def spawn(function, /, *arguments, **keywords):
    """Calls a function in a tasklet of its own."""
    return Task(function, arguments, keywords)


class Group:
    """
    `with Group() as group:` the block ends when all tasks of the group have. If one fails, or the block does, the others are cancelled; what failed is raised as an
    exception group. With a timeout, all that are left then are cancelled, and TimeoutError is raised.
    """

    def __init__(self, timeout=None):
        self._timeout = timeout
        self._tasks = []
        self._errors = []
        self._is_over = False
        self._is_cancelled = False

    def spawn(self, function, /, *arguments, **keywords):
        if self._is_cancelled:
            raise RuntimeError("the group is cancelled")
        task = Task(function, arguments, keywords)
        task._watchers.append(self._ended)
        self._tasks.append(task)
        return task

    def _ended(self, task):
        if task._error is not None and not task.cancelled:
            self._errors.append(task._error)
            self.cancel()

    def cancel(self):
        """Cancels what is left of it."""
        self._is_cancelled = True
        for task in list(self._tasks):
            if task.tasklet is not _stackless.current:
                task.cancel()

    def __enter__(self):
        self._timer = None if self._timeout is None else after(self._timeout, self._end)
        self._owner = _stackless.current
        return self

    def _end(self):
        self._is_over = True
        self.cancel()

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.cancel()
        try:
            while any([not task.done for task in self._tasks]):
                for task in list(self._tasks):
                    task.join()
        except BaseException:
            self.cancel()
            raise
        finally:
            if self._timer is not None:
                self._timer.cancel()
        if error is not None and not isinstance(error, Exception):
            return False
        if self._is_over and not self._errors:
            raise TimeoutError("the group was not done in time")
        errors = self._errors if error is None else [error, *self._errors]
        if errors:
            raise BaseExceptionGroup("tasks of a group failed", errors)
        return False


class Event:
    """Something that has happened or not, and can be waited for."""

    def __init__(self):
        self._is_set = False
        self._waiters = _Waiters()

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True
        self._waiters.wake_all()

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        """False if it has not happened in time."""
        return self._is_set or self._waiters.wait(timeout) or self._is_set


class Semaphore:
    """So many tasklets may be inside at once."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("a semaphore does not begin below 0")
        self._value = value
        self._waiters = _Waiters()

    def acquire(self, timeout=None):
        """False if there was no room in time."""
        due = None if timeout is None else _monotonic() + timeout
        while self._value == 0:
            if not self._waiters.wait(None if due is None else max(0.0, due - _monotonic())):
                return False
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._waiters.wake()

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *error):
        self.release()


class Pool:
    """At most so many calls at once, each in a tasklet."""

    def __init__(self, size):
        self._room = Semaphore(size)
        self._tasks = set()

    def spawn(self, function, /, *arguments, **keywords):
        """Waits until there is room, and calls a function."""
        self._room.acquire()
        task = Task(function, arguments, keywords)
        self._tasks.add(task)
        task._watchers.append(self._ended)
        return task

    def _ended(self, task):
        self._tasks.discard(task)
        self._room.release()

    def map(self, function, *iterables):
        """The results of calls, in their order."""
        tasks = [self.spawn(function, *arguments) for arguments in zip(*iterables)]
        return [task.result() for task in tasks]

    def join(self):
        for task in list(self._tasks):
            task.join()
