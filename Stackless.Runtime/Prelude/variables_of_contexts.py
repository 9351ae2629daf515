# The module _contextvars: context variables. Every tasklet has its context, shared with who created it; a switch inside Context.run leaves
# the other tasklets in theirs. https://docs.python.org/3/library/contextvars.html
from _objects import seal as _seal
from _tasklets import context_of as _context_of, set_context_of as _set_context_of, set_default_context_of as _set_default_context_of

class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_no_value = _Missing()


def _make_module():
    return {"Context": Context, "ContextVar": ContextVar, "Token": Token, "copy_context": _copy_context}


def _check_key(variable):
    if type(variable) is not ContextVar:
        raise TypeError(f"a ContextVar key was expected, got {variable!r}")


class Context:
    __module__ = "_contextvars"

    # The values of a copy are those of the original until one of them changes: most contexts live and die without a variable of their own.
    _is_shared = False
    _is_entered = False

    def __init__(self, *arguments, **keywords):
        if arguments or keywords:
            raise TypeError("Context() does not accept any arguments")
        self._values = {}

    def run(self, function=_no_value, /, *arguments, **keywords):
        if function is _no_value:
            raise TypeError("run() missing 1 required positional argument")
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
        made = object.__new__(Context)
        made._values = self._values
        made._is_shared = self._is_shared = True
        return made

    def get(self, variable, default=None, /):
        _check_key(variable)
        return self._values.get(variable, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __getitem__(self, variable):
        _check_key(variable)
        return self._values[variable]

    def __contains__(self, variable):
        _check_key(variable)
        return variable in self._values

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

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

    def __init__(self, *arguments, default=_no_value):
        if len(arguments) != 1:
            raise TypeError(f"ContextVar() takes exactly 1 positional argument ({len(arguments)} given)")
        name, = arguments
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        hash(name)
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def __repr__(self):
        default = "" if self._default is _no_value else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

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
        token = object.__new__(Token)
        token._var = self
        token._old = values.get(self, _no_value)
        token._context = _context_of(None)
        token._is_used = False
        values[self] = value
        return token

    def reset(self, token, /):
        if type(token) is not Token:
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._is_used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _context_of(None):
            raise ValueError(f"{token!r} was created in a different Context")
        token._is_used = True
        if token._old is _no_value:
            _own_values().pop(self, None)
        else:
            _own_values()[self] = token._old

    def __reduce__(self):
        raise TypeError("cannot pickle '_contextvars.ContextVar' object")

    __class_getitem__ = classmethod(type(list[int]))


class Token:
    __module__ = "_contextvars"
    __class_getitem__ = classmethod(type(list[int]))
    MISSING = _no_value

    def __new__(cls, *arguments, **keywords):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._var.reset(self)

    def __repr__(self):
        return f"<Token{' used' if self._is_used else ''} var={self._var!r} at {id(self):#x}>"


for _type in Context, ContextVar, Token:
    _seal(_type)
