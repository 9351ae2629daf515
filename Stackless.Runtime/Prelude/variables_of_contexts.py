# The module _contextvars: context variables. Every tasklet has its context, shared with who created it; a switch inside Context.run leaves
# the other tasklets in theirs. https://docs.python.org/3/library/contextvars.html
from _tasklets import context_of as _context_of, set_context_of as _set_context_of, set_default_context_of as _set_default_context_of

_no_value = object()


def _make_module():
    return {"Context": Context, "ContextVar": ContextVar, "Token": Token, "copy_context": _copy_context}


class Context:
    __module__ = "_contextvars"

    # The values of a copy are those of the original until one of them changes: most contexts live and die without a variable of their own.
    def __init__(self):
        self._values = {}
        self._is_shared = False
        self._is_entered = False

    def run(self, function, /, *arguments, **keywords):
        if self._is_entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        former = _context_of(None)
        _set_context_of(None, self)
        self._is_entered = True
        try:
            return function(*arguments, **keywords)
        finally:
            self._is_entered = False
            _set_context_of(None, former)

    def __reduce__(self):
        raise TypeError("cannot pickle '_contextvars.Context' object")

    def copy(self):
        made = Context()
        made._values = self._values
        made._is_shared = self._is_shared = True
        return made

    def get(self, variable, default=None):
        return self._values.get(variable, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, variable):
        return self._values[variable]

    def __contains__(self, variable):
        return variable in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)


def _current_context(tasklet=None):
    context = _context_of(tasklet)
    if context is None:
        context = Context()
        _set_default_context_of(tasklet, context)
    return context


def _own_values():
    context = _current_context()
    if context._is_shared:
        context._values = dict(context._values)
        context._is_shared = False
    return context._values


def _copy_context():
    return _current_context().copy()


# The methods of tasklets that have to do with contexts.

def tasklet_set_context(tasklet, context):
    if not isinstance(context, Context):
        raise TypeError(f"tasklet.set_context() argument must be contextvars.Context, not {type(context).__name__}")
    if _current_context(tasklet)._is_entered:
        raise RuntimeError("the current context of the tasklet has been entered")
    _set_context_of(tasklet, context)
    return tasklet


def tasklet_context_run(tasklet, function, arguments, keywords):
    former = _context_of(None)
    _set_context_of(None, _current_context(tasklet))
    try:
        return function(*arguments, **keywords)
    finally:
        _set_context_of(None, former)


def tasklet_context_id(tasklet):
    return id(_current_context(tasklet))


class ContextVar:
    __module__ = "_contextvars"

    def __init__(self, name, *, default=_no_value):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def get(self, default=_no_value, /):
        context = _context_of(None)
        if context is not None:
            found = context._values.get(self, _no_value)
            if found is not _no_value:
                return found
        if default is not _no_value:
            return default
        if self._default is not _no_value:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        values = _own_values()
        token = Token(self, values.get(self, _no_value))
        values[self] = value
        return token

    def reset(self, token, /):
        if token._is_used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        token._is_used = True
        if token._old is _no_value:
            _own_values().pop(self, None)
        else:
            _own_values()[self] = token._old

    def __reduce__(self):
        raise TypeError("cannot pickle '_contextvars.ContextVar' object")

    def __class_getitem__(cls, item):
        return cls


class Token:
    __module__ = "_contextvars"
    MISSING = _no_value

    def __init__(self, variable, old):
        self.var = variable
        self._old = old
        self._is_used = False

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.var.reset(self)
