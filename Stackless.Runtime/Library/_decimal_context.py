# Signals and contexts of the module _decimal. A condition belongs to a signal; a signal sets a flag and, if it is trapped, raises.
# https://docs.python.org/3/library/decimal.html#signals

from _decimal_numbers import ROUND_HALF_EVEN, ROUND_HALF_UP, ROUNDINGS
from contextvars import ContextVar as _ContextVar

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
IEEE_CONTEXT_MAX_BITS = 512


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)

# In the order in which contexts show them.
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)

_CONDITIONS = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
               DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}


class SignalDict(dict):
    """A truth value for each signal; no other keys."""

    def __init__(self, on=()):
        for signal in SIGNALS:
            dict.__setitem__(self, signal, signal in on)

    def __setitem__(self, signal, value):
        if signal not in self:
            raise KeyError("invalid error flag")
        dict.__setitem__(self, signal, bool(value))

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def copy(self):
        return {signal: value for signal, value in self.items()}

    def on(self):
        return [signal for signal in _SHOWN if self[signal]]

    def __reduce__(self):
        return SignalDict, (self.on(),)


def _signals(given):
    if isinstance(given, SignalDict):
        return SignalDict(given.on())
    if isinstance(given, dict):
        if set(given) != set(SIGNALS):
            raise TypeError("invalid signal dict")
        return SignalDict([signal for signal in SIGNALS if given[signal]])
    for signal in given:
        if signal not in SIGNALS:
            raise TypeError("signal must be a list of signals")
    return SignalDict(given)


def _checked(name, value, low, high):
    if not isinstance(value, int):
        raise TypeError(f"{name} must be an integer, not {type(value).__name__}")
    if not low <= value <= high:
        raise ValueError(f"valid range for {name} is [{low}, {high}]")
    return value


_LIMITS = {"prec": (1, MAX_PREC), "Emin": (MIN_EMIN, 0), "Emax": (0, MAX_EMAX), "capitals": (0, 1), "clamp": (0, 1)}


class Context:
    __module__ = "decimal"
    __slots__ = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        default = DefaultContext if "DefaultContext" in globals() else None
        for name, value, otherwise in (("prec", prec, 28), ("rounding", rounding, ROUND_HALF_EVEN), ("Emin", Emin, -999999),
                                       ("Emax", Emax, 999999), ("capitals", capitals, 1), ("clamp", clamp, 0)):
            setattr(self, name, value if value is not None else otherwise if default is None else getattr(default, name))
        self.flags = [] if flags is None else flags
        self.traps = traps if traps is not None else default.traps

    def __setattr__(self, name, value):
        if name in _LIMITS:
            value = _checked(name, value, *_LIMITS[name])
        elif name == "rounding":
            if value not in ROUNDINGS:
                raise TypeError("valid values for rounding are:\n  [" + ", ".join(ROUNDINGS) + "]")
        elif name in ("flags", "traps"):
            value = _signals(value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError(f"{name} cannot be deleted" if name in Context.__slots__ else name)

    def __repr__(self):
        flags = ", ".join([signal.__name__ for signal in self.flags.on()])
        traps = ", ".join([signal.__name__ for signal in self.traps.on()])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def __reduce__(self):
        return type(self), (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags.on(), self.traps.on())

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        self.flags = []

    def clear_traps(self):
        self.traps = []

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        from _decimal import Decimal
        return Decimal(10)

    def _signal(self, condition):
        signal = _CONDITIONS.get(condition, condition)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition])

    # A copy that sets no flag of this context and raises nothing.
    def _quiet(self, **changes):
        made = self.copy()
        made.traps = made.flags = []
        for name, value in changes.items():
            setattr(made, name, value)
        return made


DefaultContext = Context(traps=[DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, traps=[])


def IEEEContext(bits, /):
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f"argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}")
    largest = 3 * 2 ** (bits // 16 + 3)
    return Context(prec=9 * (bits // 32) - 2, Emin=1 - largest, Emax=largest, capitals=1, clamp=1, flags=[], traps=[])


_current = _ContextVar("decimal_context")


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        context.flags = []
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.flags = []
    _current.set(context)


class _ContextManager:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exception):
        setcontext(self.saved)


def localcontext(ctx=None, **changes):
    made = (getcontext() if ctx is None else ctx)
    if not isinstance(made, Context):
        raise TypeError("optional argument must be a context")
    made = made.copy()
    for name, value in changes.items():
        if name not in Context.__slots__:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    return _ContextManager(made)
