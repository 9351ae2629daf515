# What is called between two steps of a program: callbacks of weak references, finalizers, handlers of signals.

from _objects import lookup as _lookup


# The callbacks of weak references whose objects are gone. https://docs.python.org/3/library/weakref.html#weakref.ref
def call_weak_callbacks(due):
    for callback, reference in due:
        try:
            callback(reference)
        except BaseException as error:
            from _prelude.unraisable import report_unraisable
            report_unraisable(error, "Exception ignored while calling weakref callback", callback)


# https://docs.python.org/3/reference/datamodel.html#object.__del__
def call_finalizers(objects):
    objects.reverse()
    while objects:
        o = objects.pop()
        if type(o) is tuple:
            hook, o = o
            try:
                hook(o)
            except BaseException as error:
                from _prelude.unraisable import report_unraisable
                report_unraisable(error, "Exception ignored in", o)
            o = hook = None
            continue
        finalize = _lookup(type(o), "__del__")
        if finalize is not None:
            try:
                finalize.__get__(o, type(o))()
            except BaseException as error:
                from _prelude.unraisable import report_unraisable
                report_unraisable(error, "Exception ignored while calling deallocator", finalize)
        o = finalize = None


# https://docs.python.org/3/library/signal.html#execution-of-python-signal-handlers
def call_signal_handlers(signals):
    from _signal import _deliver
    for signal in signals:
        _deliver(signal)
