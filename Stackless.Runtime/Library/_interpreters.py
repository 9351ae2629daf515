# The module _interpreters, of which concurrent.interpreters is made. An interpreter is one of the process with an OS thread of its own; it is asked
# through a channel, and does one thing after the other. What goes in and out are values that never change, as they are, and pickles.
# Not built: sharing the memory of a memoryview; it is refused. https://docs.python.org/3/library/concurrent.interpreters.html
import _parallel
import builtins as _builtins
from operator import index as _index
import pickle as _pickle
import sys as _sys
import types as _types
from _parallel import channel as _channel

WHENCE_UNKNOWN, WHENCE_RUNTIME, WHENCE_LEGACY_CAPI, WHENCE_CAPI, WHENCE_XI, WHENCE_STDLIB = range(6)

_KIND, _RUNNING, _CONFIG = "interpreter", "running", "configuration of an interpreter"

# The name of the program's main module where it is not run as the program.
_PROGRAM = "<fake __main__>"

# What became of what it was asked to do.
_DONE, _FAILED, _NOT_READ, _NOT_SHAREABLE = range(4)


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
    return _parallel.is_shareable(obj) or type(obj) is tuple and all(map(is_shareable, obj)) or _is_queue(obj)


# The library's queues, which say what they are when they are defined.
def _is_queue(obj):
    queues = _sys.modules.get("_interpqueues")
    return queues is not None and queues.queue_type is not None and isinstance(obj, queues.queue_type)


# ---- in the interpreter that is asked ----------------------------------------------------------------------------------------------------

def _serve():
    requests = _parallel.inbox()
    main = _sys.modules["__main__"] = _types.ModuleType("__main__")
    main.__builtins__ = _builtins
    number = _parallel.number()
    for reply, kind, payload in requests:
        _parallel.count(_RUNNING, number, 1)
        try:
            answer = _answer(kind, payload)
        except BaseException as error:
            answer = (_FAILED, pickled(_summary(error)))
        _sys.stdout.flush()
        _sys.stderr.flush()
        _parallel.count(_RUNNING, number, -1)
        reply.send(answer)


def _answer(kind, payload):
    try:
        request = _loads(payload)
    except Exception as error:
        return _NOT_READ, pickled(f"object could not be unpickled: {error}")
    result = _do(kind, request)
    try:
        return _DONE, pickled(result, result)
    except NotShareableError as error:
        return _NOT_SHAREABLE, pickled(str(error))


# A function of the program's main module is found by running that once, beside this interpreter's own main module.
def _loads(payload):
    try:
        return _pickle.loads(payload)
    except AttributeError:
        main = _sys.modules["__main__"]
        try:
            if _PROGRAM in _sys.modules:
                _sys.modules["__main__"] = _sys.modules[_PROGRAM]
            elif body := _parallel.main_body(_PROGRAM):
                body()
            return _pickle.loads(payload)
        finally:
            _sys.modules["__main__"] = main


def _do(kind, request):
    names = _sys.modules["__main__"].__dict__
    if kind == "set":
        names.update(request)
    elif kind == "exec":
        _builtins.exec(request, names)
    else:
        function, arguments, keywords = request
        if isinstance(function, _types.CodeType):
            function = _types.FunctionType(function, names)
        elif not keywords and isinstance(function, _types.BuiltinFunctionType):
            return _call_in(names, function, arguments)
        return function(*arguments, **keywords)


# Builtins that look at their caller's names find the main module's.
def _call_in(names, function, arguments):
    if not arguments:
        if function in (_builtins.globals, _builtins.locals) or function is _builtins.vars:
            return names
        if function is _builtins.dir:
            return sorted(names)
    if len(arguments) == 1 and function in (_builtins.eval, _builtins.exec):
        return function(arguments[0], names)
    return function(*arguments)


def _summary(error):
    import traceback
    kind = type(error)
    shown = "".join(traceback.format_exception(error))
    named = {"__name__": kind.__name__, "__qualname__": kind.__qualname__, "__module__": kind.__module__}
    text = str(error)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    return named, text, f"{name}: {text}" if text else name, shown.rstrip("\n")


# ---- in the interpreter that asks --------------------------------------------------------------------------------------------------------

def pickled(value, *parts):
    for part in parts:
        # A copy of a closure would change variables that are its own.
        if isinstance(part, _types.FunctionType) and part.__closure__:
            raise NotShareableError(f"object could not be pickled: {part!r} is a closure")
        if part is _sys.modules["__main__"].__dict__:
            raise NotShareableError("object could not be pickled: it is the namespace of a module")
    try:
        return _pickle.dumps(value)
    except Exception as error:
        raise NotShareableError(f"object could not be pickled: {error}") from error


# A function that needs nothing of where it was defined works with the names of the main module that calls it.
def _to_call(function):
    return function.__code__ if isinstance(function, _types.FunctionType) and _is_stateless(function) else function


def _is_stateless(function):
    if function.__closure__ or function.__defaults__ or function.__kwdefaults__ or function.__dict__:
        return False
    return not _names_in(function.__code__) & function.__globals__.keys()


def _names_in(code):
    return set(code.co_names).union(*[_names_in(inner) for inner in code.co_consts if isinstance(inner, _types.CodeType)])


def _number(id):
    if not hasattr(id, "__index__"):
        raise TypeError(f"interpreter ID must be an int, got {type(id).__name__}")
    number = _index(id)
    if number < 0:
        raise ValueError(f"interpreter ID must be a non-negative int, got {number!r}")
    return number


# With restrict, only those that this module has made are known.
def _find(id, restrict=False):
    number = _number(id)
    if restrict and number == 0:
        raise InterpreterError(f"unrecognized interpreter ID {id}")
    found = _parallel.find(_KIND, number)
    if found is None:
        if number == 0:
            raise InterpreterError("the program's own interpreter cannot be asked")
        raise InterpreterNotFoundError(f"unrecognized interpreter ID {id}")
    return found


def _ask(id, kind, request, *parts):
    requests, _ = _find(id)
    if int(id) == _parallel.number():
        return _DONE, _do(kind, request)
    if is_running(id):
        raise InterpreterError("interpreter already running")
    reply = _channel(capacity=-1)
    requests.send((reply, kind, pickled(request, *parts)))
    became, payload = reply.receive()
    # Of a class that the program's main module has there.
    _sys.modules.setdefault(_PROGRAM, _sys.modules["__main__"])
    result = _pickle.loads(payload)
    if became == _NOT_READ:
        raise NotShareableError("args not shareable") from NotShareableError(result)
    if became == _NOT_SHAREABLE:
        raise NotShareableError(result)
    return became, result


def _failure(summary):
    named, text, formatted, shown = summary
    return _types.SimpleNamespace(type=_types.SimpleNamespace(**named), msg=text, formatted=formatted, errdisplay=shown)


# Of what a configuration says, all but daemon threads and exec makes no difference here: there is no lock that interpreters could share, and no fork.
_OPTIONS = (
    "use_main_obmalloc", "allow_fork", "allow_exec", "allow_threads", "allow_daemon_threads", "check_multi_interp_extensions", "gil")
_CONFIGURATIONS = {
    "isolated": (False, False, False, True, False, True, "own"),
    "legacy": (True, True, True, True, True, False, "shared"),
    "empty": (False, False, False, False, False, False, "default"),
}


def new_config(name="isolated", /, **overrides):
    return _types.SimpleNamespace(**_named_config(name) | {key: _checked_option(key, value) for key, value in overrides.items()})


def _named_config(name):
    name.encode()
    values = _CONFIGURATIONS.get("isolated" if name in ("", "default") else name)
    if values is None:
        raise ValueError(f"unsupported config name {name!r}")
    return dict(zip(_OPTIONS, values))


def _checked_option(name, value):
    if name not in _OPTIONS:
        raise ValueError(f"unsupported config option {name!r}")
    kind = str if name == "gil" else bool
    if type(value) is not kind:
        raise TypeError(f"config option {name} must be a {kind.__name__}, not {type(value).__name__}")
    if kind is str and value not in ("default", "shared", "own"):
        raise ValueError(f"unsupported config.gil value {value!r}")
    return value


def _values_of(config):
    if config is None or isinstance(config, str):
        config = new_config(config or "isolated")
    given = dict(vars(config))
    values = tuple([_checked_option(name, given.pop(name)) if name in given else _missing(name) for name in _OPTIONS])
    if given:
        raise ValueError(f"config has extra fields: {', '.join(given)}")
    if not given and values == _CONFIGURATIONS["empty"]:
        raise InterpreterError("the empty config makes no interpreter")
    return values


def _missing(name):
    raise ValueError(f"config has no field {name}")


def get_config(id, *, restrict=False):
    number = _number(id)
    if number == 0 and not restrict:
        return new_config("legacy", gil="own")
    _find(id, restrict)
    return _types.SimpleNamespace(**dict(zip(_OPTIONS, _parallel.find(_CONFIG, number))))


# Of the running interpreter: whether the program of the process, with all its interpreters, may be replaced by another one.
def may_be_replaced():
    values = _parallel.find(_CONFIG, _parallel.number())
    return values is None or values[_OPTIONS.index("allow_exec")]


def create(config="isolated", *, reqrefs=False):
    values = _values_of(config)
    requests, ended = _channel(capacity=-1), _channel(capacity=-1)
    number = _parallel.start("interpreter", "import _interpreters; _interpreters._serve()", requests, ended)
    _parallel.register(_RUNNING, number, None)
    _parallel.register(_CONFIG, number, values)
    _parallel.register(_KIND, number, (requests, ended))
    return number


def destroy(id, *, restrict=False):
    if _number(id) == _parallel.number():
        raise InterpreterError("cannot destroy the current interpreter")
    requests, ended = _find(id)
    if is_running(id):
        raise InterpreterError("interpreter running")
    _forget(int(id))
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
    if not restrict and _number(id) in (0, _parallel.number()):
        return True
    _find(id, restrict)
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
        _forget(int(id))
        requests.close()


def _forget(number):
    for kind in (_KIND, _RUNNING, _CONFIG):
        _parallel.unregister(kind, number)


def set___main___attrs(id, updates, *, restrict=False):
    where = "set___main___attrs() argument 2"
    if updates == {}:
        raise ValueError(f"_interpreters.{where} must be a non-empty dict")
    _set(id, updates, where)


def _set(id, updates, where):
    if not isinstance(updates, dict):
        raise TypeError(f"_interpreters.{where} must be dict, not {'None' if updates is None else type(updates).__name__}")
    for name, value in updates.items():
        if not isinstance(name, str):
            raise TypeError("names must be strings")
        if not is_shareable(value):
            raise NotShareableError(f"{value!r} does not support cross-interpreter data")
        # With lone surrogates it is no name.
        name.encode()
    if updates:
        _ask(id, "set", updates)


def _execute(function, id, code, shared):
    _set(id, shared, f"{function}() argument 3")
    if isinstance(code, str):
        import textwrap
        # What is no program is told to who asks, here.
        became, result = _ask(id, "exec", compile(textwrap.dedent(code), "<string>", "exec"))
    elif isinstance(code, _types.CodeType):
        _check_alone(code)
        became, result = _ask(id, "exec", code)
    elif callable(code):
        if isinstance(code, _types.FunctionType):
            _check_alone(code.__code__)
        became, result = _ask(id, "call", (_to_call(code), (), {}))
    else:
        raise TypeError(f"{function}() argument 2 must be a string, a function, or a code object, not {type(code).__name__}")
    return None if became == _DONE else _failure(result)


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
    arguments, keywords = tuple(args or ()), dict(kwargs or {})
    became, result = _ask(id, "call", (_to_call(callable), arguments, keywords), callable, *arguments, *keywords.values())
    return (result, None) if became == _DONE else (None, _failure(result))


def capture_exception(exc=None):
    if exc is None:
        exc = _sys.exception()
    if exc is None:
        raise TypeError("an exception is needed")
    return _failure(_summary(exc))
