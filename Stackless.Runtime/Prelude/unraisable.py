# Exceptions that there is nobody to raise to: from finalizers, callbacks of weak references, signal handlers' queues. And small parts of sys.
# https://docs.python.org/3/library/sys.html#sys.unraisablehook

import sys
from _prelude.main import write_errors


class UnraisableHookArgs:
    __module__ = "sys"
    __slots__ = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")

    def __init__(self, values, /):
        self.exc_type, self.exc_value, self.exc_traceback, self.err_msg, self.object = values


def open_unraisable_hook_args(module):
    module.UnraisableHookArgs = UnraisableHookArgs
    return UnraisableHookArgs


def report_unraisable(error, message, culprit):
    arguments = UnraisableHookArgs((type(error), error, error.__traceback__, message, culprit))
    try:
        sys.unraisablehook(arguments)
    except BaseException as second:
        print_unraisable(UnraisableHookArgs((type(second), second, second.__traceback__, "Exception ignored in sys.unraisablehook", sys.unraisablehook)))


def print_unraisable(unraisable):
    message = unraisable.err_msg or "Exception ignored in"
    if unraisable.object is None:
        text = f"{message}:\n"
    else:
        try:
            text = f"{message}: {unraisable.object!r}\n"
        except BaseException:
            text = f"{message}: <object repr() failed>\n"
    error = unraisable.exc_value
    if error is None:
        error = unraisable.exc_type()
    from _prelude.reports import format_exception
    try:
        write_errors([text, *format_exception(error)])
    except BaseException:
        pass


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


# ---- sys -----------------------------------------------------------------------------------------------------------------------

def record_repr(prefix, names, values):
    return f"{prefix}({', '.join([f'{name}={value!r}' for name, value in zip(names, values)])})"


def open_implementation(module):
    from _prelude.namespaces import SimpleNamespace
    module.implementation = SimpleNamespace(name="stackless", cache_tag="stackless-314", version=module.version_info, hexversion=module.hexversion,
        supports_isolated_interpreters=False)
    return module.implementation


def tell_audit_hooks(hooks, event, arguments):
    for hook in hooks:
        hook(event, arguments)


def add_audit_hook(hooks, hook):
    # A hook may refuse those that come after it.
    try:
        tell_audit_hooks(hooks, "sys.addaudithook", ())
    except RuntimeError:
        return
    hooks.append(hook)


# https://docs.python.org/3/library/sys.html#sys.breakpointhook
def breakpoint_here(arguments, keywords):
    try:
        hook = sys.breakpointhook
    except AttributeError:
        raise RuntimeError("lost sys.breakpointhook") from None
    return hook(*arguments, **keywords)


def breakpoint_hook(arguments, keywords):
    import os
    from _prelude.imports import import_module
    name = "" if sys.flags.ignore_environment else os.environ.get("PYTHONBREAKPOINT")
    if name == "0":
        return None
    name = name or "pdb.set_trace"
    module_name, _, tail = name.rpartition(".")
    try:
        if "." in name and not module_name or module_name.startswith("."):
            raise ImportError
        hook = getattr(import_module(module_name or "builtins"), tail)
    except (ImportError, AttributeError):
        import warnings
        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning, stacklevel=3)
        return None
    return hook(*arguments, **keywords)


def warn_of_deprecation(message):
    import warnings
    warnings.warn(message, DeprecationWarning)


def warn_at_run_time(message):
    import warnings
    warnings.warn(message, RuntimeWarning)


def warn_of_bytes(message):
    import warnings
    warnings.warn(message, BytesWarning)
