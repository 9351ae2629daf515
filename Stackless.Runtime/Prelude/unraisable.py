# Exceptions that there is nobody to raise to: from finalizers, callbacks of weak references, signal handlers' queues. And small parts of sys.
# https://docs.python.org/3/library/sys.html#sys.unraisablehook

from _collector import finalize_all as _finalize_all


class UnraisableHookArgs:
    __module__ = "sys"
    __slots__ = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")

    def __init__(self, exc_type, exc_value, exc_traceback, err_msg, object):
        self.exc_type = exc_type
        self.exc_value = exc_value
        self.exc_traceback = exc_traceback
        self.err_msg = err_msg
        self.object = object


def report_unraisable(error, message, culprit):
    arguments = UnraisableHookArgs(type(error), error, error.__traceback__, message, culprit)
    try:
        sys.unraisablehook(arguments)
    except BaseException as second:
        print_unraisable(UnraisableHookArgs(type(second), second, second.__traceback__, "Exception ignored in sys.unraisablehook", sys.unraisablehook))


def print_unraisable(unraisable):
    message = unraisable.err_msg or "Exception ignored in"
    if unraisable.object is None:
        text = f"{message}:\n"
    else:
        try:
            text = f"{message}: {unraisable.object!r}\n"
        except BaseException:
            text = f"{message}: <object repr() failed>\n"
    sys.stderr.write(text)
    error = unraisable.exc_value
    if error is None:
        error = unraisable.exc_type()
    print_exception(error)


def open_monitoring(module):
    import _monitoring
    _monitoring.__name__ = "sys.monitoring"
    module.monitoring = sys.modules["sys.monitoring"] = _monitoring
    return _monitoring


def size_of(o, otherwise, has_otherwise):
    try:
        size = type(o).__sizeof__(o)
    except TypeError:
        if has_otherwise:
            return otherwise
        raise
    if size < 0:
        raise ValueError("__sizeof__() should return >= 0")
    return size


# https://docs.python.org/3/reference/datamodel.html#object.__del__
def call_finalizers(objects):
    objects.reverse()
    while objects:
        o = objects.pop()
        finalize = _lookup(type(o), "__del__")
        if finalize is not None:
            try:
                finalize.__get__(o, type(o))()
            except BaseException as error:
                report_unraisable(error, "Exception ignored while calling deallocator", finalize)
        o = finalize = None
