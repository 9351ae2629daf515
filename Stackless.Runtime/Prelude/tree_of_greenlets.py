# The tree of greenlets: coroutines without a scheduler. A greenlet is a tasklet that nobody schedules; switching is
# tasklet.switch(), and what it brings (a value, or an exception to raise) lies in the target's _parcel. A tasklet that
# uses the module is the root of a tree of its own. A greenlet that ends leaves a parcel with its parent and is never resumed.
# What a greenlet is lies in a core behind it, found through a slot that no name leads to: a subclass may answer for all attributes itself.
# It stands here because frames of the prelude are no frames that programs see, trace or profile: a switch is one call, as it is where greenlets are written in C.
# Not here: collecting a suspended greenlet raises nothing in it, as no one knows when an object of the CLR becomes garbage.
# https://greenlet.readthedocs.io/en/latest/
from _contextvars import Context as _Context
from _tasklets import context_of as _context_of, current as _current_tasklet, set_context_of as _set_context_of, tasklet as _TaskletType

_no_value = object()


class error(Exception):
    __module__ = "greenlet"


class GreenletExit(BaseException):
    __module__ = "greenlet"


# What a switch brings: arguments or an exception to raise; and where it comes from, for the trace callback.
class _Parcel:
    __slots__ = ("event", "origin", "arguments", "keywords", "exception")

    def __init__(self, event, origin, arguments=(), keywords={}, exception=None):
        self.event = event
        self.origin = origin
        self.arguments = arguments
        self.keywords = keywords
        self.exception = exception

    def value(self):
        if not self.keywords:
            return self.arguments[0] if len(self.arguments) == 1 else self.arguments
        return (self.arguments, self.keywords) if self.arguments else self.keywords


# Threads are tasklets: each that was not made by a greenlet is the root of a tree. Its current greenlet and its trace callback.
class _Thread:
    def __init__(self, tasklet):
        self.trace = None
        self.tasklet = tasklet
        self.current = self.root = root = _Core(object.__new__(greenlet), self, None)
        root._tasklet = tasklet
        root._is_started = True

    def has_ended(self):
        return not self.tasklet.alive


# The tasklet of a greenlet knows its thread; what other tasklets are roots is kept beside them.
class _Tasklet(_TaskletType):
    thread = None


# By tasklet. Those that have ended are dropped when there are twice as many as were left the last time.
_roots = {}
_most_roots = 16


def _thread():
    tasklet = _current_tasklet()
    if isinstance(tasklet, _Tasklet):
        return tasklet.thread
    found = _roots.get(tasklet)
    return _new_thread(tasklet) if found is None else found


def _new_thread(tasklet):
    global _most_roots
    if len(_roots) >= _most_roots:
        for other in [t for t in _roots if not t.alive]:
            del _roots[other]
        _most_roots = max(16, 2 * len(_roots))
    found = _roots[tasklet] = _Thread(tasklet)
    return found


# A greenlet as the module sees it. Cores know each other; the greenlet that a program has is asked for `run` only.
class _Core:
    __slots__ = ("greenlet", "_thread", "_parent", "_tasklet", "_run", "_is_started", "_is_dead", "_parcel", "_context", "_fresh")

    def __init__(self, greenlet, thread, parent):
        self.greenlet = greenlet
        self._thread = thread
        self._parent = parent
        self._tasklet = None
        self._run = _no_value
        self._is_started = False
        self._is_dead = False
        self._parcel = None
        self._context = None
        self._fresh = None
        _set_core(greenlet, self)

    # ---- what it is ------------------------------------------------------------------------------------------------

    def set_parent(self, greenlet):
        parent = _core_or_none(greenlet)
        if parent is None:
            raise TypeError(f"GreenletChecker: Expected any type of greenlet, not {type(greenlet).__name__}")
        if self._is_root():
            raise AttributeError("cannot set the parent of a main greenlet")
        ancestor = parent
        while ancestor is not None:
            if ancestor is self:
                raise ValueError("cyclic parent chain")
            ancestor = ancestor._parent
        if self._is_started and parent.thread() is not self._thread:
            raise ValueError("parent cannot be on a different thread")
        self._parent = parent

    def _is_root(self):
        return self._parent is None

    # Until it starts it belongs where its ancestors do.
    def thread(self):
        found = self
        while not found._is_started:
            found = found._parent
        return found._thread

    def is_dead(self):
        return self._is_dead or self._is_root() and self._thread.has_ended()

    def is_active(self):
        return self._is_started and not self.is_dead()

    def is_current(self):
        return self is self._thread.current and self._thread is _thread()

    def frame(self):
        if not self.is_active() or self is self._thread.current:
            return None
        return self._tasklet.frame

    def context(self):
        if not self.is_active():
            return self._context
        if self is self._thread.current and self._thread is not _thread():
            raise ValueError("cannot get context of a greenlet that is running in a different thread")
        return self._visible_context()

    # A context that was made for it and never used is none, as it were.
    def _visible_context(self):
        context = _context_of(self._tasklet)
        return None if context is self._fresh and not context else context

    def _set_context(self, context):
        if context is None:
            context = self._fresh = _Context()
        _set_context_of(self._tasklet, context)

    def set_context(self, context):
        if context is not None and not isinstance(context, _Context):
            raise TypeError("greenlet context must be a contextvars.Context or None")
        if not self.is_active():
            self._context = context
            return
        if self is self._thread.current and self._thread is not _thread():
            raise ValueError("cannot set context of a greenlet that is running in a different thread")
        self._set_context(context)

    def describe(self):
        is_active = self.is_active()
        state = "current" if self.is_current() else "suspended" if is_active else "dead" if self.is_dead() else "pending"
        thread = self.thread()
        if thread.has_ended():
            state = "(thread exited) " + state
        if is_active:
            state += " active started"
        main = " main" if is_active and self._is_root() else ""
        kind = type(self.greenlet)
        return f"<{kind.__module__}.{kind.__qualname__} object at {id(self.greenlet):#x} (otid={id(thread):#x}) {state}{main}>"

    # ---- switching -------------------------------------------------------------------------------------------------

    def throw(self, exception):
        origin = self._check_thread().current
        while not self._is_started:
            self._run_of()
            if not self._is_started:
                # It runs nothing: what it would die of goes on to its parent.
                self._die()
        if not self._is_dead:
            return origin._leave_for(self, _Parcel("throw", origin, exception=exception))
        return origin._leave_for(self._live(), _last_parcel(origin, exception))

    # The running thread, which must be this one's.
    def _check_thread(self):
        thread, running = self.thread(), _thread()
        if thread is running:
            return running
        if thread.has_ended():
            raise error("cannot switch to a different thread (which happens to have exited)")
        raise error(f"Cannot switch to a different thread\n\tCurrent:  {running.root.greenlet!r}\n\tExpected: {thread.root.greenlet!r}")

    # What it is to run. A subclass is asked, and whatever that does may have started it, or put it elsewhere in the tree.
    def _run_of(self):
        run = self.greenlet.run
        self._check_thread()
        return run

    def _live(self):
        found = self
        while found._is_dead:
            found = found._parent
        return found

    # self, the running one, gives way to target and returns what the next switch to it brings.
    def _leave_for(self, target, parcel):
        target = target._made_ready(parcel)
        if target is not self:
            self._tasklet = _current_tasklet()
            self._thread.current = target
            target._tasklet.switch()
        return self._arrive()

    # Gives the parcel to this one, which is then ready to be resumed; or to an ancestor, if it cannot run.
    def _made_ready(self, parcel):
        target = self
        while not target._is_started:
            try:
                run = target._run_of()
            except BaseException as exception:
                # Of one that has ended nobody can be told but its ancestors.
                if not parcel.origin._is_dead:
                    raise
                parcel = _Parcel("throw", parcel.origin, exception=exception)
                target = target._parent._live()
                continue
            if target._is_started:
                target = target._live()
            elif parcel.exception is not None:
                target._die()
                target = target._live()
            else:
                target._start(run, parcel)
                return target
        target._parcel = parcel
        return target

    def _start(self, run, parcel):
        self._thread = self.thread()
        self._is_started = True
        self._run = _no_value
        object.__getattribute__(self.greenlet, "__dict__").pop("run", None)
        self._tasklet = _Tasklet().bind(_greenlet_body, (self, run, parcel.arguments, parcel.keywords))
        self._tasklet.thread = self._thread
        self._set_context(self._context)
        self._context = None
        self._parcel = parcel

    def _arrive(self):
        parcel = self._parcel
        self._parcel = None
        if parcel is None:
            return ()
        self._trace(parcel)
        if parcel.exception is not None:
            raise parcel.exception
        return parcel.value()

    # What the callback raises is raised in who was switched to, and nobody is called any more. Switches that it makes are told to it as well.
    def _trace(self, parcel):
        callback = self._thread.trace
        if callback is not None:
            try:
                callback(parcel.event, (parcel.origin.greenlet, self.greenlet))
            except BaseException:
                self._thread.trace = None
                raise

    # The last thing that a greenlet does: a switch from which nobody returns.
    def _end(self, value, exception):
        parcel = _Parcel("switch", self, (value,)) if exception is None else _last_parcel(self, exception)
        self._die()
        target = self._live()._made_ready(parcel)
        self._thread.current = target
        target._tasklet.switch()

    def _die(self):
        if self._tasklet is not None:
            self._context = self._visible_context()
        self._thread = self.thread()
        self._is_started = True
        self._is_dead = True
        self._run = _no_value
        self._tasklet = None


class greenlet:
    __module__ = "greenlet"
    __slots__ = ("__dict__", "__weakref__", "_core")

    def __new__(cls, *arguments, **keywords):
        self = super().__new__(cls)
        thread = _thread()
        _Core(self, thread, thread.current)
        return self

    def __init__(self, run=_no_value, parent=None):
        if run is not _no_value:
            self.run = run
        if parent is not None:
            self.parent = parent

    def __delattr__(self, name):
        if name == "__dict__":
            raise TypeError("cannot delete __dict__")
        object.__delattr__(self, name)

    @property
    def run(self):
        core = _core(self)
        if core._is_started or core._run is _no_value:
            raise AttributeError("run")
        return core._run

    @run.setter
    def run(self, function):
        core = _core(self)
        if core._is_started:
            raise AttributeError("run cannot be set after the start of the greenlet")
        core._run = function

    @run.deleter
    def run(self):
        core = _core(self)
        if core._is_started:
            raise AttributeError("run cannot be set after the start of the greenlet")
        if core._run is _no_value:
            raise AttributeError("run")
        core._run = _no_value

    @property
    def parent(self):
        parent = _core(self)._parent
        return None if parent is None else parent.greenlet

    @parent.setter
    def parent(self, parent):
        _core(self).set_parent(parent)

    @parent.deleter
    def parent(self):
        raise AttributeError("can't delete attribute")

    @property
    def dead(self):
        return _core(self).is_dead()

    def __bool__(self):
        return _core(self).is_active()

    @property
    def gr_frame(self):
        return _core(self).frame()

    @property
    def gr_context(self):
        return _core(self).context()

    @gr_context.setter
    def gr_context(self, context):
        _core(self).set_context(context)

    @gr_context.deleter
    def gr_context(self):
        raise AttributeError("can't delete context attribute")

    @property
    def _stack_saved(self):
        return 0

    def __repr__(self):
        return _core(self).describe()

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object")

    def switch(self, *arguments, **keywords):
        core = _core(self)
        current = core._check_thread().current
        return current._leave_for(core._live(), _Parcel("switch", current, arguments, keywords))

    def throw(self, type=GreenletExit, value=None, traceback=None):
        exception = _exception(type, value, traceback)
        return _core(self).throw(exception)


_core, _set_core = greenlet._core.__get__, greenlet._core.__set__
del greenlet._core


def _core_or_none(value):
    return _core(value) if isinstance(value, greenlet) else None


# A greenlet that ends by GreenletExit returns it.
def _last_parcel(origin, exception):
    if isinstance(exception, GreenletExit):
        return _Parcel("switch", origin, (exception,))
    return _Parcel("throw", origin, exception=exception)


def _exception(type_, value, traceback):
    if traceback is not None and not hasattr(traceback, "tb_frame"):
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(type_, BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        made = type_
    elif isinstance(type_, type) and issubclass(type_, BaseException):
        made = value if isinstance(value, type_) else type_() if value is None else type_(*value) if isinstance(value, tuple) else type_(value)
    else:
        raise TypeError(f"exceptions must be classes, or instances, not {type(type_).__name__}")
    return made if traceback is None else made.with_traceback(traceback)


def getcurrent():
    return _thread().current.greenlet


def gettrace():
    return _thread().trace


def settrace(callback):
    thread = _thread()
    former = thread.trace
    thread.trace = callback
    return former


def enable_optional_cleanup(enabled):
    pass


def get_clocks_used_doing_optional_cleanup():
    return 0


# The bottom frame of every greenlet.
def _greenlet_body(greenlet, run, arguments, keywords):
    try:
        greenlet._arrive()
        value = run(*arguments, **keywords)
    except BaseException as exception:
        run = arguments = keywords = None
        greenlet._end(None, exception)
    else:
        run = arguments = keywords = None
        greenlet._end(value, None)


greenlet.getcurrent = staticmethod(getcurrent)
greenlet.gettrace = staticmethod(gettrace)
greenlet.settrace = staticmethod(settrace)
greenlet.error = error
greenlet.GreenletExit = GreenletExit


def _make_module():
    names = ("error", "GreenletExit", "greenlet", "getcurrent", "gettrace", "settrace", "enable_optional_cleanup", "get_clocks_used_doing_optional_cleanup")
    return {name: globals()[name] for name in names}
