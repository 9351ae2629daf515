# The module _warnings: what all instances of the module `warnings` have in common, and warnings as they are in CPython, where this is C: who shows one,
# what is filtered and what was said before is asked of the module `warnings` that is imported at that moment, and an attribute that it does not have
# (any longer) is taken from here. warnings.py has all the rest. https://docs.python.org/3/library/warnings.html

import sys
from _contextvars import ContextVar
from _thread import RLock

_warnings_context = ContextVar("warnings_context")
_defaultaction = "default"
_onceregistry = {}
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]

_lock = RLock()
_version = 0
_missing = object()


def _acquire_lock():
    _lock.acquire()


def _release_lock():
    _lock.release()


def _filters_mutated_lock_held():
    """What registries say was said before filters changed counts no longer."""
    global _version
    _version += 1


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {type(skip_file_prefixes).__name__}")
    if skip_file_prefixes:
        for prefix in skip_file_prefixes:
            if not isinstance(prefix, str):
                raise TypeError(f"Found non-str '{type(prefix).__name__}' in skip_file_prefixes.")
        stacklevel = max(stacklevel, 2)
    try:
        frame = sys._getframe(0)  # this module is not among the frames that programs see
    except ValueError:
        frame = None
    if stacklevel <= 1 or (frame is not None and _of_import(frame)):
        while stacklevel > 1 and frame is not None:
            frame = frame.f_back
            stacklevel -= 1
    else:
        while stacklevel > 1 and frame is not None:
            frame = frame.f_back
            while frame is not None and (_of_import(frame) or skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes)):
                frame = frame.f_back
            stacklevel -= 1
    if frame is None:
        names, file, line = sys.__dict__, "<sys>", 0
    else:
        names, file, line = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault("__warningregistry__", {})
    module = names.get("__name__", _missing)
    if module is not None and not isinstance(module, str):
        module = "<string>"
    _issue(message, category, file, line, module, registry, None, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    lineno = _index(lineno)
    line = None
    if module_globals is not None:
        if not isinstance(module_globals, dict):
            raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
        line = _source_line(module_globals, lineno)
    _issue(message, category, filename, lineno, module, registry, line, source)


def _index(number):
    if isinstance(number, int):
        return number
    try:
        return type(number).__index__(number)
    except AttributeError:
        raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer") from None


def _of_import(frame):
    """Whether this is the import system at work, which stands between who imports and what is imported."""
    file = frame.f_code.co_filename
    return "importlib" in file and "_bootstrap" in file


def _asked(name, own):
    """The attribute of the module `warnings` as it is now, or our own where it has none."""
    module = sys.modules.get("warnings")
    return own if module is None else getattr(module, name, own)


def _source_line(names, number):
    from importlib._bootstrap_external import _bless_my_loader

    loader = _bless_my_loader(names)
    name = names.get("__name__")
    if loader is None or name is None:
        return None
    source = getattr(loader, "get_source", None)
    if source is None:
        return None
    text = source(name)
    return None if text is None else str.splitlines(text)[number - 1]


def _issue(message, category, file, line, module, registry, text_of_line, source):
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = "<unknown>" if not file else file[:-3] if file.endswith(".py") else file
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(message)
    with _lock:
        key = text, category, line
        if registry is not None and _said_before(registry, key, False):
            return
        action, item = _action(category, text, line, module)
        if action == "error":
            raise message
        if action == "ignore":
            return
        if action not in ("always", "all"):
            if registry is not None:
                registry[key] = True
            if action == "once":
                if registry is None:
                    registry = _asked("onceregistry", _onceregistry)
                    if not isinstance(registry, dict):
                        raise TypeError(f"_warnings.onceregistry must be a dict, not '{type(registry).__name__}'")
                if _said_before(registry, (text, category), True):
                    return
            elif action == "module":
                if registry is not None and _said_before(registry, (text, category, 0), True):
                    return
            elif action != "default":
                raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item!r}")
    show = _asked("_showwarnmsg", None)
    if show is None:
        _write(category, text, file, line, text_of_line)
        return
    if not callable(show):
        raise TypeError("warnings._showwarnmsg() must be set to a callable")
    made = _asked("WarningMessage", None)
    if made is None:
        raise RuntimeError("unable to get warnings.WarningMessage")
    show(made(message, category, file, line, None, None, source))


def _said_before(registry, key, note):
    if registry.get("version") != _version:
        registry.clear()
        registry["version"] = _version
    elif registry.get(key):
        return True
    if note:
        registry[key] = True
    return False


def _action(category, text, line, module):
    """What is to be done, and by which filter."""
    context = _warnings_context.get(None)
    rules = _asked("filters", filters) if context is None else context._filters
    if not isinstance(rules, list):
        raise ValueError("_warnings.filters must be a list")
    i = 0
    while i < len(rules):  # the patterns are anybody's, and may change the list
        item = rules[i]
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError(f"_warnings.filters item {i} isn't a 5-tuple")
        action, message, kind, place, number = item
        if not isinstance(action, str):
            raise TypeError(f"action must be a string, not '{type(action).__name__}'")
        if _matches(message, text) and issubclass(category, kind) and _matches(place, module) and number in (0, line):
            return action, item
        i += 1
    action = _asked("defaultaction", _defaultaction)
    if not isinstance(action, str):
        raise TypeError(f"_warnings.defaultaction must be a string, not '{type(action).__name__}'")
    return action, None


def _matches(pattern, text):
    if pattern is None:
        return True
    if type(pattern) is str:
        return pattern == text
    return bool(pattern.match(text))


def _write(category, text, file, line, text_of_line):
    """For who has removed warnings._showwarnmsg: as it would be shown, without asking anybody."""
    stream = sys.stderr
    if stream is None:
        return
    stream.write(f"{file}:{line}: {category.__name__}: {text}\n")
    if text_of_line is None:
        import linecache

        text_of_line = linecache.getline(file, line)
    if text_of_line.strip():
        stream.write(f"  {text_of_line.strip()}\n")
