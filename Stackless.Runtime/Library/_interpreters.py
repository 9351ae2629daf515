# The module _interpreters, of which concurrent.interpreters is made. An interpreter is one of the process with an OS thread of its own; it is asked
# through a channel, and does one thing after the other. What goes in and out are values that never change, as they are, and pickles.
# Not built: sharing the memory of a memoryview; it is refused. https://docs.python.org/3/library/concurrent.interpreters.html
import _parallel
from builtins import exec as _builtin_exec
from operator import index as _index
import pickle as _pickle
import sys as _sys
import types as _types
from _parallel import channel as _channel

WHENCE_UNKNOWN, WHENCE_RUNTIME, WHENCE_LEGACY_CAPI, WHENCE_CAPI, WHENCE_XI, WHENCE_STDLIB = range(6)

_KIND, _RUNNING = "interpreter", "running"


class InterpreterError(Exception):
    """A cross-interpreter operation failed"""

    __module__ = "concurrent.interpreters"


class InterpreterNotFoundError(InterpreterError):
    """An interpreter was not found"""

    __module__ = "concurrent.interpreters"


class NotShareableError(TypeError):
    """An object cannot be sent to another interpreter"""

    __module__ = "concurrent.interpreters"


def is_shareable(obj, /):
    return _parallel.is_shareable(obj)


# ---- in the interpreter that is asked ----------------------------------------------------------------------------------------------------

def _serve():
    requests = _parallel.inbox()
    _sys.modules["__main__"] = _types.ModuleType("__main__")
    number = _parallel.number()
    for reply, kind, payload in requests:
        _parallel.count(_RUNNING, number, 1)
        try:
            answer = (True, _dumps(_do(kind, _loads(payload))))
        except BaseException as error:
            answer = (False, _dumps(_summary(error)))
        _sys.stdout.flush()
        _sys.stderr.flush()
        _parallel.count(_RUNNING, number, -1)
        reply.send(answer)


# A function of the program's main module is found by running that once, as multiprocessing does.
def _loads(payload):
    try:
        return _pickle.loads(payload)
    except AttributeError:
        main = _sys.modules["__main__"]
        body = _parallel.main_body()
        if body is None or "__mp_main__" in main.__dict__:
            raise
        try:
            body()
        finally:
            made, _sys.modules["__main__"] = _sys.modules["__main__"], main
        main.__dict__["__mp_main__"] = True
        for name, value in made.__dict__.items():
            main.__dict__.setdefault(name, value)
        return _pickle.loads(payload)


def _do(kind, request):
    names = _sys.modules["__main__"].__dict__
    if kind == "set":
        names.update(request)
    elif kind == "exec":
        _builtin_exec(request, names)
    else:
        function, arguments, keywords = request
        return function(*arguments, **keywords)


def _summary(error):
    import traceback
    kind = type(error)
    shown = "".join(traceback.format_exception(error))
    named = {"__name__": kind.__name__, "__qualname__": kind.__qualname__, "__module__": kind.__module__}
    text = str(error)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    return named, text, f"{name}: {text}" if text else name, shown.rstrip("\n")


# ---- in the interpreter that asks --------------------------------------------------------------------------------------------------------

def _dumps(value):
    try:
        return _pickle.dumps(value)
    except Exception as error:
        raise NotShareableError(f"object could not be pickled: {error}") from error


def _number(id):
    if not hasattr(id, "__index__"):
        raise TypeError(f"interpreter ID must be an int, got {type(id).__name__}")
    number = _index(id)
    if number < 0:
        raise ValueError(f"interpreter ID must be a non-negative int, got {number!r}")
    return number


def _find(id):
    number = _number(id)
    found = _parallel.find(_KIND, number)
    if found is None:
        if number == 0:
            raise InterpreterError("the program's own interpreter cannot be asked")
        raise InterpreterNotFoundError(f"unrecognized interpreter ID {id}")
    return found


def _ask(id, kind, request):
    requests, _ = _find(id)
    if int(id) == _parallel.number():
        return True, _do(kind, request)
    if is_running(id):
        raise InterpreterError("interpreter already running")
    reply = _channel(capacity=-1)
    requests.send((reply, kind, _dumps(request)))
    is_done, payload = reply.receive()
    return is_done, _pickle.loads(payload)


def _failure(summary):
    named, text, formatted, shown = summary
    return _types.SimpleNamespace(type=_types.SimpleNamespace(**named), msg=text, formatted=formatted, errdisplay=shown)


def new_config(name="isolated", /, **overrides):
    if name not in ("default", "isolated", "legacy", "empty"):
        raise ValueError(f"unsupported config name {name!r}")
    return _types.SimpleNamespace(name=name, **overrides)


def create(config="isolated", *, reqrefs=False):
    requests, ended = _channel(capacity=-1), _channel(capacity=-1)
    number = _parallel.start("interpreter", "import _interpreters; _interpreters._serve()", requests, ended)
    _parallel.register(_RUNNING, number, None)
    _parallel.register(_KIND, number, (requests, ended))
    return number


def destroy(id, *, restrict=False):
    if _number(id) == _parallel.number():
        raise InterpreterError("cannot destroy the current interpreter")
    requests, ended = _find(id)
    if is_running(id):
        raise InterpreterError("interpreter running")
    _parallel.unregister(_KIND, int(id))
    _parallel.unregister(_RUNNING, int(id))
    requests.close()
    for _ in ended:
        pass


def list_all(*, require_ready=False):
    return [(0, WHENCE_RUNTIME)] + [(number, WHENCE_STDLIB) for number in _parallel.registered(_KIND)]


def get_current():
    number = _parallel.number()
    return number, whence(number)


def get_main():
    return 0, WHENCE_RUNTIME


def whence(id):
    if _number(id) == 0:
        return WHENCE_RUNTIME
    _find(id)
    return WHENCE_STDLIB


def is_running(id, *, restrict=False):
    if _number(id) in (0, _parallel.number()):
        return True
    _find(id)
    return _parallel.count(_RUNNING, int(id), 0) > 0


def incref(id, *, implieslink=False, restrict=False):
    if _number(id) != 0:
        _find(id)
        _parallel.count(_KIND, int(id), 1)


def decref(id, *, restrict=False):
    if _number(id) == 0:
        return
    requests, _ = _find(id)
    if _parallel.count(_KIND, int(id), -1) == 0:
        # Nobody is left who could ask it.
        _parallel.unregister(_KIND, int(id))
        _parallel.unregister(_RUNNING, int(id))
        requests.close()


def set___main___attrs(id, updates, *, restrict=False):
    _set(id, updates, "set___main___attrs() argument 2")


def _set(id, updates, where):
    if not isinstance(updates, dict):
        raise TypeError(f"_interpreters.{where} must be dict, not {'None' if updates is None else type(updates).__name__}")
    for name in updates:
        if not isinstance(name, str):
            raise TypeError("names must be strings")
        # With lone surrogates it is no name.
        name.encode()
    if updates:
        _ask(id, "set", updates)


def _execute(function, id, code, shared):
    _set(id, shared, f"{function}() argument 3")
    if isinstance(code, str):
        import textwrap
        is_done, result = _ask(id, "exec", textwrap.dedent(code))
    elif isinstance(code, _types.CodeType):
        _check_alone(code)
        is_done, result = _ask(id, "exec", code)
    elif callable(code):
        if isinstance(code, _types.FunctionType):
            _check_alone(code.__code__)
        is_done, result = _ask(id, "call", (code, (), {}))
    else:
        raise TypeError(f"{function}() argument 2 must be a string, a function, or a code object, not {type(code).__name__}")
    return None if is_done else _failure(result)


# It is run with nothing but the names of the main module.
def _check_alone(code):
    if code.co_freevars:
        raise ValueError("closures not supported")
    if code.co_argcount or code.co_posonlyargcount or code.co_kwonlyargcount or code.co_flags & 0x0c:
        raise ValueError("arguments not supported")


def exec(id, code, shared={}, *, restrict=False):
    return _execute("exec", id, code, shared)


def run_string(id, script, shared={}, *, restrict=False):
    return _execute("run_string", id, script, shared)


def run_func(id, func, shared={}, *, restrict=False):
    return _execute("run_func", id, func, shared)


def call(id, callable, args=None, kwargs=None, *, preserve_exc=False, restrict=False):
    is_done, result = _ask(id, "call", (callable, tuple(args or ()), dict(kwargs or {})))
    return (result, None) if is_done else (None, _failure(result))


def capture_exception(exc=None):
    if exc is None:
        exc = _sys.exception()
    if exc is None:
        raise TypeError("an exception is needed")
    return _failure(_summary(exc))
