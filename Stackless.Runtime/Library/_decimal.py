# The module _decimal: Decimal after the General Decimal Arithmetic Specification, on whole numbers. A number is a sign, a coefficient and
# an exponent; for the special values the exponent is "F" (infinity), "n" (quiet NaN) or "N" (signalling NaN).
# Operations compute exactly, or with enough digits, and hand the result to _finish, which rounds it as the context says.
# Functions that are rarer than the operators are in _decimal_functions, text in _decimal_text.
# https://docs.python.org/3/library/decimal.html, https://speleotrove.com/decimal/decarith.html

import math as _math
import numbers as _numbers
from _decimal_context import (
    BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined,
    ExtendedContext, FloatOperation, IEEEContext, IEEE_CONTEXT_MAX_BITS, Inexact, InvalidContext, InvalidOperation, MAX_EMAX, MAX_PREC,
    MIN_EMIN, MIN_ETINY, Overflow, Rounded, Subnormal, Underflow, getcontext, localcontext, setcontext)
from _decimal_numbers import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUNDINGS as _ROUNDINGS,
    count_digits as _count_digits, cut as _cut, digits_of as _digits_of, number_of as _number_of)
from collections import namedtuple as _namedtuple

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


class Decimal:
    """Decimal(value='0', context=None): an exact decimal number."""

    __module__ = "decimal"
    __slots__ = ("_sign", "_coefficient", "_exponent", "__weakref__")

    def __new__(cls, value="0", context=None):
        context = _context(context)
        if isinstance(value, Decimal):
            return _new(value._sign, value._coefficient, value._exponent, cls)
        if isinstance(value, int):
            return _new(int(value < 0), abs(int(value)), 0, cls)
        if isinstance(value, str):
            parts = _text.parse(value)
            if parts is None or parts[2] in ("n", "N") and len(_digits_of(parts[1])) > MAX_PREC:
                context._signal(ConversionSyntax)
                return _new(0, 0, "n", cls)
            return _new(*parts, cls)
        if isinstance(value, float):
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation]:
                raise FloatOperation("strict semantics for mixing floats and Decimals are enabled")
            return _new(*_float_parts(value), cls)
        if isinstance(value, (tuple, list)):
            return _new(*_tuple_parts(value), cls)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, value, /):
        if isinstance(value, int):
            return cls(int(value))
        if not isinstance(value, float):
            raise TypeError("argument must be int or float")
        made = _new(*_float_parts(value))
        return made if cls is Decimal else cls(made)

    @classmethod
    def from_number(cls, number, /):
        if isinstance(number, (int, Decimal, tuple)):
            return cls(number)
        if isinstance(number, float):
            return cls.from_float(number)
        raise TypeError("Cannot convert %r to Decimal" % number)

    # ---- what it is -----------------------------------------------------------------------------------------------------

    def is_nan(self):
        return self._exponent in ("n", "N")

    def is_qnan(self):
        return self._exponent == "n"

    def is_snan(self):
        return self._exponent == "N"

    def is_infinite(self):
        return self._exponent == "F"

    def is_finite(self):
        return self._exponent.__class__ is int

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._coefficient and self._exponent.__class__ is int

    def is_normal(self, context=None):
        return bool(self._coefficient) and self.is_finite() and self.adjusted() >= _context(context).Emin

    def is_subnormal(self, context=None):
        return bool(self._coefficient) and self.is_finite() and self.adjusted() < _context(context).Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def conjugate(self):
        return self

    def radix(self):
        return Decimal(10)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def adjusted(self):
        return self._exponent + _count_digits(self._coefficient) - 1 if self.is_finite() else 0

    def as_tuple(self):
        if self._exponent == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = () if self.is_nan() and not self._coefficient else tuple([int(d) for d in _digits_of(self._coefficient)])
        return DecimalTuple(self._sign, digits, self._exponent)

    def as_integer_ratio(self):
        if self._exponent == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        top = -self._coefficient if self._sign else self._coefficient
        if self._exponent >= 0:
            return top * 10 ** self._exponent, 1
        bottom = 10 ** -self._exponent
        common = _math.gcd(top, bottom)
        return top // common, bottom // common

    # ---- conversions ----------------------------------------------------------------------------------------------------

    def __bool__(self):
        return bool(self._coefficient) or self._exponent.__class__ is not int

    def __int__(self):
        if self._exponent == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        whole = self._coefficient * 10 ** self._exponent if self._exponent >= 0 else _cut(self._coefficient, -self._exponent, 0, ROUND_DOWN)[0]
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        if self._exponent == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(("-" if self._sign else "") + "nan" if self._exponent == "n" else str(self))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(_to_integral(self, ROUND_FLOOR))

    def __ceil__(self):
        return int(_to_integral(self, ROUND_CEILING))

    def __round__(self, n=None):
        if n is None:
            return int(_to_integral(self, ROUND_HALF_EVEN))
        return self.quantize(_new(0, 1, -n))

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(self)

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else self.__class__(self)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return _text.show(self, False, getcontext().capitals)

    def to_eng_string(self, context=None):
        return _text.show(self, True, _context(context).capitals)

    def __format__(self, specification, /):
        return _text.format(self, specification, getcontext())

    def __hash__(self):
        if self._exponent.__class__ is not int:
            if self._exponent == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._exponent == "n" else -314159 if self._sign else 314159
        power = pow(10, self._exponent, _MODULUS)
        value = self._coefficient * power % _MODULUS
        value = -value if self._sign else value
        return -2 if value == -1 else value

    # ---- comparing ------------------------------------------------------------------------------------------------------

    def __eq__(self, other):
        self, other = _comparable(self, other, True)
        if other is NotImplemented:
            return other
        return not _is_unordered(self, other, False) and _order(self, other) == 0

    def __lt__(self, other):
        self, other = _comparable(self, other)
        return other if other is NotImplemented else not _is_unordered(self, other) and _order(self, other) < 0

    def __le__(self, other):
        self, other = _comparable(self, other)
        return other if other is NotImplemented else not _is_unordered(self, other) and _order(self, other) <= 0

    def __gt__(self, other):
        self, other = _comparable(self, other)
        return other if other is NotImplemented else not _is_unordered(self, other) and _order(self, other) > 0

    def __ge__(self, other):
        self, other = _comparable(self, other)
        return other if other is NotImplemented else not _is_unordered(self, other) and _order(self, other) >= 0

    # ---- arithmetic -----------------------------------------------------------------------------------------------------

    def __neg__(self):
        return _minus(self, getcontext())

    def __pos__(self):
        return _plus(self, getcontext())

    def __abs__(self):
        context = getcontext()
        return _minus(self, context) if self._sign else _plus(self, context)

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return _functions.power(self, other, getcontext())
        modulo = _convert(modulo)
        return modulo if modulo is NotImplemented else _functions.power_modulo(self, other, modulo, getcontext())

    def __rpow__(self, other, modulo=None):
        other = _convert(other)
        return other if other is NotImplemented else _functions.power(other, self, getcontext())

    def fma(self, other, third, context=None):
        return _fma(self, _required(other), _required(third), _context(context))

    def quantize(self, exp, rounding=None, context=None):
        context = _context(context)
        exp = _required(exp)
        if rounding is not None and rounding not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [" + ", ".join(_ROUNDINGS) + "]")
        if self._exponent.__class__ is not int or exp._exponent.__class__ is not int:
            nan = _nan_of(self, exp, context)
            if nan is not None:
                return nan
            if self._exponent == "F" and exp._exponent == "F":
                return self
            return _invalid(context)
        to = exp._exponent
        if not context.Etiny() <= to <= context.Emax:
            return _invalid(context)
        if not self._coefficient:
            return _finish(self._sign, 0, to, context)
        if self.adjusted() > context.Emax or self.adjusted() - to + 1 > context.prec:
            return _invalid(context)
        made = _rescale(self, to, rounding or context.rounding)
        if made._coefficient and made.adjusted() > context.Emax or _count_digits(made._coefficient) > context.prec:
            return _invalid(context)
        if made._coefficient and made.adjusted() < context.Emin:
            context._signal(Subnormal)
        if to > self._exponent:
            if _order(made, self):
                context._signal(Inexact)
            context._signal(Rounded)
        return _finish(made._sign, made._coefficient, made._exponent, context)

    def to_integral_value(self, rounding=None, context=None):
        context = _context(context)
        if self._exponent.__class__ is not int:
            return _nan_of(self, None, context) or self
        return _to_integral(self, rounding or context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = _context(context)
        if self._exponent.__class__ is not int:
            return _nan_of(self, None, context) or self
        made = _to_integral(self, rounding or context.rounding)
        if self._exponent < 0:
            if self._coefficient and _order(made, self):
                context._signal(Inexact)
            if self._coefficient:
                context._signal(Rounded)
        return made

    def copy_abs(self):
        return _new(0, self._coefficient, self._exponent)

    def copy_negate(self):
        return _new(1 - self._sign, self._coefficient, self._exponent)

    def copy_sign(self, other, context=None):
        return _new(_required(other)._sign, self._coefficient, self._exponent)


_MODULUS = (1 << 61) - 1


# ---- making numbers ---------------------------------------------------------------------------------------------------------

def _new(sign, coefficient, exponent, cls=Decimal):
    self = object.__new__(cls)
    self._sign = sign
    self._coefficient = coefficient
    self._exponent = exponent
    return self


def _context(given):
    if given is None:
        return getcontext()
    if not isinstance(given, Context):
        raise TypeError("optional argument must be a context")
    return given


def _float_parts(value):
    if value != value:
        return int(_math.copysign(1.0, value) < 0), 0, "n"
    sign = int(_math.copysign(1.0, value) < 0)
    if value in (_math.inf, -_math.inf):
        return sign, 0, "F"
    top, bottom = abs(value).as_integer_ratio()
    places = bottom.bit_length() - 1
    return sign, top * 5 ** places, -places


def _tuple_parts(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return sign, 0, "F"
    number = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    number = _number_of("".join([str(int(digit)) for digit in digits]) or "0")
    if not isinstance(exponent, int) and exponent not in ("n", "N"):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'" if isinstance(exponent, str)
                         else "exponent must be an integer")
    return sign, number, exponent


# The other operand of an operator.
def _convert(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _new(int(other < 0), abs(int(other)), 0)
    return NotImplemented


# An argument that must be a number.
def _required(other):
    made = _convert(other)
    if made is NotImplemented:
        raise TypeError(f"conversion from {type(other).__name__} to Decimal is not supported")
    return made


def _invalid(context, condition=InvalidOperation):
    context._signal(condition)
    return _new(0, 0, "n")


# The NaN that an operation on these gives; None if neither is one.
def _nan_of(a, b, context):
    for signals in ("N", "n"):
        for number in (a, b):
            if number is not None and number._exponent == signals:
                if signals == "N":
                    context._signal(InvalidOperation)
                limit = context.prec - context.clamp
                payload = number._coefficient
                if payload and _count_digits(payload) > limit:
                    payload %= 10 ** limit
                return _new(number._sign, payload, "n")
    return None


# ---- rounding to a context ----------------------------------------------------------------------------------------------------

def _finish(sign, coefficient, exponent, context):
    tiny, top = context.Etiny(), context.Emax - context.prec + 1
    if not coefficient:
        fitted = min(max(exponent, tiny), top if context.clamp else context.Emax)
        if fitted != exponent:
            context._signal(Clamped)
        return _new(sign, 0, fitted)
    size = _count_digits(coefficient)
    least = size + exponent - context.prec
    if least > top:
        return _overflow(sign, context)
    is_subnormal = least < tiny
    least = max(least, tiny)
    if exponent < least:
        kept, is_inexact = _cut(coefficient, least - exponent, sign, context.rounding)
        if kept and _count_digits(kept) > context.prec:
            kept //= 10
            least += 1
        if least > top:
            return _overflow(sign, context)
        if is_inexact and is_subnormal:
            context._signal(Underflow)
        if is_subnormal:
            context._signal(Subnormal)
        if is_inexact:
            context._signal(Inexact)
        context._signal(Rounded)
        if not kept:
            context._signal(Clamped)
        return _new(sign, kept, least)
    if is_subnormal:
        context._signal(Subnormal)
    if context.clamp and exponent > top:
        context._signal(Clamped)
        return _new(sign, coefficient * 10 ** (exponent - top), top)
    return _new(sign, coefficient, exponent)


def _overflow(sign, context):
    context._signal(Overflow)
    context._signal(Inexact)
    context._signal(Rounded)
    rounding = context.rounding
    if rounding in (ROUND_DOWN, ROUND_05UP) or rounding == (ROUND_FLOOR if not sign else ROUND_CEILING):
        return _new(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
    return _new(sign, 0, "F")


# A nonzero number with digits enough that one more, which only says "not exact", settles every rounding.
def _finish_inexact(sign, coefficient, exponent, context):
    missing = max(0, context.prec + 2 - _count_digits(coefficient))
    return _finish(sign, coefficient * 10 ** (missing + 1) + 1, exponent - missing - 1, context)


def _rescale(number, exponent, rounding):
    if not number._coefficient:
        return _new(number._sign, 0, exponent)
    if number._exponent >= exponent:
        return _new(number._sign, number._coefficient * 10 ** (number._exponent - exponent), exponent)
    return _new(number._sign, _cut(number._coefficient, exponent - number._exponent, number._sign, rounding)[0], exponent)


def _to_integral(number, rounding):
    if number._exponent.__class__ is not int:
        int(number)
    return number if number._exponent >= 0 else _rescale(number, 0, rounding)


# ---- order ----------------------------------------------------------------------------------------------------------------------

# -1, 0 or 1; neither is a NaN.
def _order(a, b):
    if a._exponent == "F" or b._exponent == "F":
        left = 0 if a._exponent != "F" else -1 if a._sign else 1
        right = 0 if b._exponent != "F" else -1 if b._sign else 1
        return (left > right) - (left < right)
    if not a._coefficient or not b._coefficient:
        left = 0 if not a._coefficient else -1 if a._sign else 1
        right = 0 if not b._coefficient else -1 if b._sign else 1
        return (left > right) - (left < right)
    if a._sign != b._sign:
        return -1 if a._sign else 1
    x, y = a.adjusted(), b.adjusted()
    if x == y:
        shift = a._exponent - b._exponent
        x = a._coefficient * 10 ** max(shift, 0)
        y = b._coefficient * 10 ** max(-shift, 0)
    order = (x > y) - (x < y)
    return -order if a._sign else order


def _comparable(self, other, is_equality=False):
    if isinstance(other, Decimal):
        return self, other
    if isinstance(other, int):
        return self, _convert(other)
    if isinstance(other, complex) and is_equality and other.imag == 0:
        other = other.real
    if isinstance(other, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if context.traps[FloatOperation] and not is_equality:
            raise FloatOperation("strict semantics for mixing floats and Decimals are enabled")
        return self, _new(*_float_parts(other))
    if isinstance(other, _numbers.Rational):
        if self._exponent.__class__ is not int:
            return self, Decimal(0)
        # self = p / q, other = m / n: compare p * n with m * q.
        return _new(self._sign, self._coefficient * other.denominator, self._exponent), Decimal(other.numerator)
    return self, NotImplemented


def _is_unordered(a, b, is_ordering=True):
    if not a.is_nan() and not b.is_nan():
        return False
    if is_ordering or "N" in (a._exponent, b._exponent):
        getcontext()._signal(InvalidOperation)
    return True


# ---- the operators ----------------------------------------------------------------------------------------------------------------

def _plus(a, context):
    if a._exponent.__class__ is not int:
        return _nan_of(a, None, context) or a
    sign = a._sign if a._coefficient else int(context.rounding == ROUND_FLOOR and a._sign)
    return _finish(sign, a._coefficient, a._exponent, context)


def _minus(a, context):
    if a._exponent.__class__ is not int:
        return _nan_of(a, None, context) or a.copy_negate()
    sign = 1 - a._sign if a._coefficient else int(context.rounding == ROUND_FLOOR and not a._sign)
    return _finish(sign, a._coefficient, a._exponent, context)


def _add(a, b, context):
    if a._exponent.__class__ is not int or b._exponent.__class__ is not int:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._exponent == "F":
            return _invalid(context) if b._exponent == "F" and a._sign != b._sign else a
        return b
    low = min(a._exponent, b._exponent)
    if a._coefficient and b._coefficient:
        # What is too far to the right of the other to be seen becomes one digit.
        first, second = (a, b) if a._exponent >= b._exponent else (b, a)
        edge = first._exponent - max(1, context.prec + 2 - _count_digits(first._coefficient)) - 1
        if second.adjusted() < edge and second._exponent < edge:
            low = edge
            small = -1 if second._sign else 1
            large = first._coefficient * 10 ** (first._exponent - low)
            total = (-large if first._sign else large) + small
            return _finish(int(total < 0), abs(total), low, context)
    x = a._coefficient * 10 ** (a._exponent - low) if a._coefficient else 0
    y = b._coefficient * 10 ** (b._exponent - low) if b._coefficient else 0
    total = (-x if a._sign else x) + (-y if b._sign else y)
    if total:
        return _finish(int(total < 0), abs(total), low, context)
    sign = a._sign if a._sign == b._sign else int(context.rounding == ROUND_FLOOR)
    return _finish(sign, 0, low, context)


def _subtract(a, b, context):
    return _add(a, b if b.is_nan() else b.copy_negate(), context)


def _multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._exponent.__class__ is not int or b._exponent.__class__ is not int:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        return _invalid(context) if not a or not b else _new(sign, 0, "F")
    return _finish(sign, a._coefficient * b._coefficient, a._exponent + b._exponent, context)


def _fma(a, b, c, context):
    if a._exponent.__class__ is not int or b._exponent.__class__ is not int:
        nan = (None if c._exponent != "N" or "N" in (a._exponent, b._exponent) else _nan_of(c, None, context)) or _nan_of(a, b, context)
        if nan is not None:
            return nan
        if not a or not b:
            return _invalid(context)
        product = _new(a._sign ^ b._sign, 0, "F")
    else:
        product = _new(a._sign ^ b._sign, a._coefficient * b._coefficient, a._exponent + b._exponent)
    return _add(product, c, context)


def _divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._exponent.__class__ is not int or b._exponent.__class__ is not int:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._exponent == "F":
            return _invalid(context) if b._exponent == "F" else _new(sign, 0, "F")
        context._signal(Clamped)
        return _new(sign, 0, context.Etiny())
    if not b._coefficient:
        if not a._coefficient:
            return _invalid(context, DivisionUndefined)
        context._signal(DivisionByZero)
        return _new(sign, 0, "F")
    ideal = a._exponent - b._exponent
    if not a._coefficient:
        return _finish(sign, 0, ideal, context)
    shift = _count_digits(b._coefficient) - _count_digits(a._coefficient) + context.prec + 1
    exponent = ideal - shift
    if shift >= 0:
        quotient, rest = divmod(a._coefficient * 10 ** shift, b._coefficient)
    else:
        quotient, rest = divmod(a._coefficient, b._coefficient * 10 ** -shift)
    if rest:
        if quotient % 5 == 0:
            quotient += 1
    else:
        while exponent < ideal and quotient % 10 == 0:
            quotient //= 10
            exponent += 1
    return _finish(sign, quotient, exponent, context)


# Quotient and rest of whole division of finite numbers; the quotient is None if it has too many digits.
def _whole_division(a, b, context):
    exponent = min(a._exponent, b._exponent)
    if not a._coefficient or a.adjusted() < b.adjusted() - 1:
        return 0, _new(a._sign, _rescale(a, exponent, ROUND_DOWN)._coefficient if a._coefficient else 0, exponent)
    if a.adjusted() - b.adjusted() > context.prec + 1:
        return None, None
    quotient, rest = divmod(a._coefficient * 10 ** (a._exponent - exponent), b._coefficient * 10 ** (b._exponent - exponent))
    if quotient >= 10 ** context.prec:
        return None, None
    return quotient, _new(a._sign, rest, exponent)


def _divide_whole(a, b, context):
    sign = a._sign ^ b._sign
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if a._exponent == "F":
        return _invalid(context) if b._exponent == "F" else _new(sign, 0, "F")
    if b._exponent == "F":
        return _new(sign, 0, 0)
    if not b._coefficient:
        if not a._coefficient:
            return _invalid(context, DivisionUndefined)
        context._signal(DivisionByZero)
        return _new(sign, 0, "F")
    quotient, _ = _whole_division(a, b, context)
    return _invalid(context, DivisionImpossible) if quotient is None else _finish(sign, quotient, 0, context)


def _remainder(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if a._exponent == "F":
        return _invalid(context)
    if b._exponent == "F":
        return _plus_exact(a, context)
    if not b._coefficient:
        return _invalid(context, InvalidOperation if a._coefficient else DivisionUndefined)
    quotient, rest = _whole_division(a, b, context)
    return _invalid(context, DivisionImpossible) if quotient is None else _plus_exact(rest, context)


# Rounded, with the sign of a zero kept.
def _plus_exact(a, context):
    return _finish(a._sign, a._coefficient, a._exponent, context)


def _divide_both(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan, nan
    sign = a._sign ^ b._sign
    if a._exponent == "F":
        return (_invalid(context), _invalid(context)) if b._exponent == "F" else (_new(sign, 0, "F"), _invalid(context))
    if b._exponent.__class__ is int and not b._coefficient:
        if not a._coefficient:
            nan = _invalid(context, DivisionUndefined)
            return nan, nan
        context._signal(DivisionByZero)
        return _new(sign, 0, "F"), _invalid(context)
    if b._exponent == "F":
        return _new(sign, 0, 0), _plus_exact(a, context)
    quotient, rest = _whole_division(a, b, context)
    if quotient is None:
        nan = _invalid(context, DivisionImpossible)
        return nan, nan
    return _new(sign, quotient, 0), _plus_exact(rest, context)


def _operator(compute):
    def forward(self, other):
        other = _convert(other)
        return other if other is NotImplemented else compute(self, other, getcontext())

    def reflected(self, other):
        other = _convert(other)
        return other if other is NotImplemented else compute(other, self, getcontext())

    return forward, reflected


Decimal.__add__, Decimal.__radd__ = _operator(_add)
Decimal.__sub__, Decimal.__rsub__ = _operator(_subtract)
Decimal.__mul__, Decimal.__rmul__ = _operator(_multiply)
Decimal.__truediv__, Decimal.__rtruediv__ = _operator(_divide)
Decimal.__floordiv__, Decimal.__rfloordiv__ = _operator(_divide_whole)
Decimal.__mod__, Decimal.__rmod__ = _operator(_remainder)
Decimal.__divmod__, Decimal.__rdivmod__ = _operator(_divide_both)

_numbers.Number.register(Decimal)

import _decimal_text as _text
import _decimal_functions as _functions

_functions.add_methods(Decimal, Context)
