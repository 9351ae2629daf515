# The exceptions of the module _decimal, and the context that belongs to the running code: a context variable. Numbers and contexts are C#'s
# (_decimal_numbers). https://docs.python.org/3/library/decimal.html
import numbers as _numbers
from _decimal_numbers import Context, Decimal, SignalDict as _SignalDict, current as _current_known, remember as _remember, set_up as _set_up
from collections import namedtuple as _namedtuple
from contextvars import ContextVar as _ContextVar

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
IEEE_CONTEXT_MAX_BITS = 512
ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


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


DefaultContext = Context()
_variable = _ContextVar("decimal_context")


def getcontext():
    context = _current_known()
    if context is None:
        context = _variable.get(None)
        if context is None:
            context = DefaultContext.copy()
            context.clear_flags()
            _variable.set(context)
        _remember(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _variable.set(context)
    _remember(context)


class _ContextManager:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exception):
        setcontext(self.saved)


_NAMES = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")


def localcontext(ctx=None, **changes):
    made = getcontext() if ctx is None else ctx
    if not isinstance(made, Context):
        raise TypeError("optional argument must be a context")
    made = made.copy()
    for name, value in changes.items():
        if name not in _NAMES:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    return _ContextManager(made)


def IEEEContext(bits, /):
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f"argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}")
    largest = 3 * 2 ** (bits // 16 + 3)
    return Context(prec=9 * (bits // 32) - 2, Emin=1 - largest, Emax=largest, rounding=ROUND_HALF_EVEN, capitals=1, clamp=1, flags=[], traps=[])


# Two decimals to compare instead of a decimal and a number of another kind; None if that is no number that can be compared.
def _comparable(number, other):
    if not isinstance(other, _numbers.Rational):
        return None
    if not number.is_finite():
        return number, Decimal(0)
    # number = p / q and other = m / n: p * n against m * q.
    return _exact.multiply(number, Decimal(other.denominator)), Decimal(other.numerator)


def _conventions():
    import locale
    known = locale.localeconv()
    return known["thousands_sep"], known["decimal_point"], tuple(known["grouping"])


_set_up((InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped),
        (InvalidOperation, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext),
        DefaultContext, (DecimalTuple, getcontext, _comparable, _conventions))
_exact = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
_numbers.Number.register(Decimal)


def _register_signals():
    from collections.abc import MutableMapping
    MutableMapping.register(_SignalDict)


_register_signals()
