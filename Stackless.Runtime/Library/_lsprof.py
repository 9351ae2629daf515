# The module _lsprof: what cProfile counts with, on sys.setprofile.
# https://docs.python.org/3/library/profile.html

import sys as _sys
from time import perf_counter as _perf_counter

from _records import record as _record


class profiler_entry(_record):
    __module__ = "_lsprof"
    _names = ("code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls")


class profiler_subentry(_record):
    __module__ = "_lsprof"
    _names = ("code", "callcount", "reccallcount", "totaltime", "inlinetime")


# One function, or one function called by another: calls, calls within itself, and times.
class _Count:
    __slots__ = ("code", "calls", "recursive", "total", "inline", "depth", "callees")

    def __init__(self, code):
        self.code = code
        self.calls = self.recursive = self.depth = 0
        self.total = self.inline = 0.0
        self.callees = {}

    def begin(self):
        self.depth += 1

    def end(self, whole, own):
        self.depth -= 1
        self.inline += own
        if self.depth == 0:
            self.total += whole
            self.calls += 1
        else:
            self.recursive += 1
            self.calls += 1


# What is native is known by a name, as its code object would be.
def _name_of(function):
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", None) or repr(function)
    if owner is None or type(owner) is type(_sys):
        module = getattr(function, "__module__", None)
        return f"<built-in method {module}.{name}>" if module else f"<built-in method {name}>"
    return f"<method '{name}' of '{type(owner).__name__}' objects>"


class Profiler:
    """Build a profiler object using the specified timer function."""
    __module__ = "_lsprof"

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer if timer is not None else _perf_counter
        self._unit = (timeunit or 1.0) if timer is not None else 1.0
        self._subcalls = subcalls
        self._builtins = builtins
        self._counts = {}
        self._stack = []
        self._enabled = False

    def enable(self, subcalls=True, builtins=True):
        """Start collecting profiling information."""
        if _sys.getprofile() is not None:
            raise ValueError("Another profiling tool is already active")
        self._subcalls = subcalls
        self._builtins = builtins
        self._enabled = True
        _sys.setprofile(self._told)

    def disable(self):
        """Stop collecting profiling information."""
        if self._enabled:
            _sys.setprofile(None)
            self._enabled = False
        while self._stack:
            self._leave(self._timer())

    def clear(self):
        """Clear all profiling information collected so far."""
        self._counts.clear()
        self._stack.clear()

    def _told(self, frame, event, argument):
        if event == "call":
            self._enter(frame.f_code)
        elif event == "return":
            if self._stack:
                self._leave(self._timer())
        elif self._builtins:
            if event == "c_call":
                self._enter(_name_of(argument))
            elif self._stack:
                self._leave(self._timer())

    def _enter(self, code):
        count = self._counts.get(code)
        if count is None:
            count = self._counts[code] = _Count(code)
        count.begin()
        sub = None
        if self._subcalls and self._stack:
            callees = self._stack[-1][0].callees
            sub = callees.get(code)
            if sub is None:
                sub = callees[code] = _Count(code)
            sub.begin()
        # When it began, and what of its time was others'.
        self._stack.append([count, sub, self._timer(), 0.0])

    def _leave(self, now):
        count, sub, began, others = self._stack.pop()
        whole = now - began
        count.end(whole, whole - others)
        if sub is not None:
            sub.end(whole, whole - others)
        if self._stack:
            self._stack[-1][3] += whole

    def getstats(self):
        """List of profiler_entry objects."""
        if self._enabled:
            self.disable()
        unit = self._unit
        return [
            profiler_entry((count.code, count.calls, count.recursive, count.total * unit, count.inline * unit, [
                profiler_subentry((sub.code, sub.calls, sub.recursive, sub.total * unit, sub.inline * unit)) for sub in count.callees.values()] or None))
            for count in self._counts.values()]
