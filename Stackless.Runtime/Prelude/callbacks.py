# What is called between two steps of a program: callbacks of weak references, finalizers, handlers of signals.

from _objects import lookup as _lookup


# The callbacks of weak references whose objects are gone. https://docs.python.org/3/library/weakref.html#weakref.ref
def call_weak_callbacks(due):
    for callback, reference in due:
        try:
            callback(reference)
        except BaseException as error:
            from _prelude.unraisable import report_unraisable
            report_unraisable(error, f"Exception ignored while calling weakref callback {callback!r}", None)


# A coroutine has died, or a step of an asynchronous generator, and nobody has awaited it.
# https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines
def _warn_of_unawaited(awaitable):
    import warnings
    from _deathwatch import step
    from _prelude.unraisable import report_unraisable
    method = step(awaitable)
    if method is None:
        what = f"coroutine '{awaitable.__qualname__}'"
        warn = getattr(warnings, "_warn_unawaited_coroutine", None)
        if warn is not None:
            try:
                warn(awaitable)
                return
            except BaseException as error:
                report_unraisable(error, f"Exception ignored while finalizing coroutine {awaitable!r}", None)
                if isinstance(error, RuntimeWarning):
                    return
    else:
        what = f"coroutine method '{method[0]}' of '{method[1]}'"
    try:
        warnings.warn(f"{what} was never awaited", RuntimeWarning, 2)
    except BaseException as error:
        report_unraisable(error, f"Exception ignored while finalizing coroutine {awaitable!r}", None)


# https://docs.python.org/3/reference/datamodel.html#object.__del__
def call_finalizers(objects):
    objects.reverse()
    while objects:
        o = objects.pop()
        if type(o) is tuple:
            hook, o = o
            try:
                if hook is None:
                    _warn_of_unawaited(o)
                else:
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
                report_unraisable(error, f"Exception ignored while calling deallocator {finalize!r}", None)
        o = finalize = None


# https://docs.python.org/3/library/signal.html#execution-of-python-signal-handlers
def call_signal_handlers(signals):
    from _signal import _deliver
    for signal in signals:
        _deliver(signal)
