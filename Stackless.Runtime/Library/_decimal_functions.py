# The functions of Decimal and Context beyond the operators, for the module _decimal. add_methods puts each into both classes: the
# method takes the context last, the context's method takes all operands.
# https://speleotrove.com/decimal/daops.html

from _decimal import (
    Decimal, _add, _context, _convert, _divide, _divide_both, _divide_whole, _finish, _finish_inexact, _fma, _invalid, _minus, _multiply,
    _nan_of, _new, _order, _plus, _plus_exact, _remainder, _required, _rescale, _subtract)
from _decimal_context import Clamped, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, InvalidOperation, Rounded, Subnormal, Underflow
from _decimal_numbers import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, count_digits, cut, digits_of, exp_fixed, ln_fixed, log10_fixed
from math import isqrt as _isqrt


def _is_integer(a):
    if a._exponent.__class__ is not int:
        return False
    return a._exponent >= 0 or not a._coefficient or a._coefficient % 10 ** min(-a._exponent, count_digits(a._coefficient)) == 0 \
        and -a._exponent < count_digits(a._coefficient)


# ---- roots, exponentials, logarithms ------------------------------------------------------------------------------------------

def sqrt(a, context):
    if a._exponent.__class__ is not int:
        nan = _nan_of(a, None, context)
        return nan if nan is not None else _invalid(context) if a._sign else a
    ideal = a._exponent // 2
    context = _half_even(context)
    if not a._coefficient:
        return _finish(a._sign, 0, ideal, context)
    if a._sign:
        return _invalid(context)
    coefficient = a._coefficient * 10 if a._exponent & 1 else a._coefficient
    exponent = ideal
    shift = context.prec + 1 - (count_digits(coefficient) + 1) // 2
    if shift >= 0:
        coefficient *= 100 ** shift
        is_exact = True
    else:
        coefficient, rest = divmod(coefficient, 100 ** -shift)
        is_exact = not rest
    exponent -= shift
    root = _isqrt(coefficient)
    if is_exact and root * root == coefficient:
        while exponent < ideal and root % 10 == 0:
            root //= 10
            exponent += 1
        if exponent > ideal:
            root *= 10 ** (exponent - ideal)
            exponent = ideal
    elif root % 5 == 0:
        root += 1
    return _finish(0, root, exponent, context)


# The same context, but for its rounding; it shares the flags and traps.
def _half_even(context):
    made = context.copy()
    object.__setattr__(made, "flags", context.flags)
    object.__setattr__(made, "traps", context.traps)
    made.rounding = ROUND_HALF_EVEN
    return made


# Asks for more digits until those after the last that counts are not all 0, 9, or 5 and zeros.
def _settle(compute, context):
    extra = 5
    while True:
        sign, coefficient, exponent = compute(context.prec + extra)
        excess = count_digits(coefficient) - context.prec
        if excess > 3 or extra > context.prec + 50:
            tail = coefficient % 10 ** (excess - 1) if excess > 1 else 0
            margin = 10 ** (excess - 1)
            if extra > context.prec + 50 or 1000 < tail < margin - 1000:
                return _finish_inexact(sign, coefficient, exponent, context)
        extra += 7 if extra < 30 else context.prec + 20


def exp(a, context):
    if a._exponent.__class__ is not int:
        nan = _nan_of(a, None, context)
        return nan if nan is not None else _new(0, 0, 0) if a._sign else a
    if not a._coefficient:
        return _new(0, 1, 0)
    context = _half_even(context)
    # Beyond these, the result over- or underflows, or is 1 and something that cannot be seen.
    if a.adjusted() > len(str((context.Emax + 1) * 3)):
        return _finish(0, 1, context.Etiny() - 1 if a._sign else context.Emax + 1, context)
    if a.adjusted() < -context.prec - 2:
        digits = 10 ** (context.prec + 1) + 1 if not a._sign else 10 ** (context.prec + 2) - 1
        return _finish(0, digits, 1 - count_digits(digits) + (0 if not a._sign else -1), context)

    def compute(digits):
        places = max(0, -a._exponent)
        number = a._coefficient * 10 ** max(0, a._exponent)
        coefficient, exponent = exp_fixed(-number if a._sign else number, places, digits)
        excess = count_digits(coefficient) - digits
        return 0, coefficient // 10 ** excess if excess > 0 else coefficient, exponent + max(excess, 0)

    return _settle(compute, context)


def _logarithm(fixed):
    def compute_all(a, context):
        def compute(digits):
            places = digits - min(0, a.adjusted()) + 2
            if a.adjusted() in (0, -1):
                # Near 1 the logarithm is as small as the difference.
                difference = _subtract(a, _new(0, 1, 0), context._quiet(prec=5, Emin=-10 ** 17, Emax=10 ** 17))
                places = digits - difference.adjusted() + 2
            number = fixed(a._coefficient, a._exponent, places)
            return int(number < 0), abs(number), -places

        return _settle(compute, context)

    return compute_all


_ln = _logarithm(ln_fixed)
_log10 = _logarithm(log10_fixed)


def _of_positive(a, context):
    if a._exponent.__class__ is not int:
        nan = _nan_of(a, None, context)
        if nan is not None:
            return nan
    if not a:
        return _new(1, 0, "F")
    if a._sign:
        return _invalid(context)
    if a._exponent == "F":
        return a
    return _new(0, 0, 0) if not _order(a, _new(0, 1, 0)) else None


def ln(a, context):
    known = _of_positive(a, context)
    return known if known is not None else _ln(a, _half_even(context))


def log10(a, context):
    known = _of_positive(a, context)
    if known is not None:
        return known
    digits = digits_of(a._coefficient)
    if digits.rstrip("0") == "1":
        whole = a.adjusted()
        return _finish(int(whole < 0), abs(whole), 0, _half_even(context))
    return _log10(a, _half_even(context))


def logb(a, context):
    nan = _nan_of(a, None, context)
    if nan is not None:
        return nan
    if a._exponent == "F":
        return _new(0, 0, "F")
    if not a:
        context._signal(DivisionByZero)
        return _new(1, 0, "F")
    return _plus(Decimal(a.adjusted()), context)


# ---- powers ---------------------------------------------------------------------------------------------------------------------

def power(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if not b:
        return _new(0, 1, 0) if a else _invalid(context)
    is_whole = _is_integer(b)
    sign = 0
    if a._sign:
        if is_whole:
            sign = int(b._exponent == 0 and b._coefficient & 1 or b._exponent < 0 and b._coefficient // 10 ** -b._exponent & 1)
        elif a:
            return _invalid(context)
        a = a.copy_abs()
    if not a:
        return _new(sign, 0, "F") if b._sign else _new(sign, 0, 0)
    if a._exponent == "F":
        return _new(sign, 0, 0) if b._sign else _new(sign, 0, "F")
    if not _order(a, _new(0, 1, 0)):
        if is_whole:
            exponent = a._exponent * min(int(b), context.prec) if not b._sign else 0
            places = min(context.prec - 1, max(0, -exponent))
            if exponent < 1 - context.prec:
                context._signal(Inexact)
                context._signal(Rounded)
            return _new(sign, 10 ** places, -places)
        context._signal(Inexact)
        context._signal(Rounded)
        return _new(sign, 10 ** (context.prec - 1), 1 - context.prec)
    if b._exponent == "F":
        return _new(0, 0, 0) if (a.adjusted() < 0) == (not b._sign) else _new(0, 0, "F")
    # Far outside the exponents there are.
    scale = b.adjusted() + count_digits(abs(a.adjusted()) or 1)
    if a.adjusted() not in (0, -1) and scale > count_digits(context.Emax - context.Etiny()) + 2:
        is_tiny = (a.adjusted() < 0) != bool(b._sign)
        return _finish(sign, 1, context.Etiny() - 1 if is_tiny else context.Emax + 1, context)
    if is_whole:
        n = abs(int(b)) if b.adjusted() < 7 else None
        if n is not None and n * count_digits(a._coefficient) < 20000 + 4 * context.prec:
            if not b._sign:
                return _finish(sign, a._coefficient ** n, a._exponent * n, context)
            result = _divide(_new(sign, 1, 0), _new(0, a._coefficient ** n, a._exponent * n), context)
            return result

    def compute(digits):
        places = digits + abs(b.adjusted()) + abs(a._exponent).bit_length() + 12
        logarithm = ln_fixed(a._coefficient, a._exponent, places + max(0, b.adjusted()) + 5)
        places += max(0, b.adjusted()) + 5
        product = logarithm * b._coefficient
        if b._exponent >= 0:
            product *= 10 ** b._exponent
        else:
            places -= b._exponent
        coefficient, exponent = exp_fixed(-product if b._sign else product, places, digits)
        excess = count_digits(coefficient) - digits
        return sign, coefficient // 10 ** excess if excess > 0 else coefficient, exponent + max(excess, 0)

    return _settle_power(compute, context, a, b)


# As _settle, but what the power of a root is exactly must not be sought for ever.
def _settle_power(compute, context, a, b):
    sign, coefficient, exponent = compute(context.prec + 8)
    size = count_digits(coefficient)
    nearest, _ = cut(coefficient, size - context.prec, 0, ROUND_HALF_EVEN)
    if abs(nearest * 10 ** (size - context.prec) - coefficient) < 10000:
        # It may be exact. Asking for many more digits tells.
        sign, coefficient, exponent = compute(2 * context.prec + 40)
        size = count_digits(coefficient)
        nearest, _ = cut(coefficient, size - context.prec, 0, ROUND_HALF_EVEN)
        if abs(nearest * 10 ** (size - context.prec) - coefficient) < 10 ** 10:
            context._signal(Inexact)
            context._signal(Rounded)
            return _finish(sign, nearest, exponent + size - context.prec, context)
    return _settle(compute, context)


def power_modulo(a, b, modulo, context):
    for first, second in ((a, b), (modulo, None)):
        nan = _nan_of(first, second, context)
        if nan is not None:
            return nan
    if not (_is_integer(a) and _is_integer(b) and _is_integer(modulo)) or b._sign or not modulo or modulo.adjusted() >= context.prec:
        return _invalid(context)
    if not a and not b:
        return _invalid(context)
    sign = int(a._sign and int(b) & 1)
    result = pow(abs(int(a)), int(b), abs(int(modulo)))
    return _new(sign, result, 0)


# ---- comparing ------------------------------------------------------------------------------------------------------------------

def compare(a, b, context):
    nan = _nan_of(a, b, context)
    return nan if nan is not None else Decimal(_order(a, b))


def compare_signal(a, b, context):
    if a.is_nan() or b.is_nan():
        context._signal(InvalidOperation)
    return compare(a, b, context._quiet() if a.is_nan() or b.is_nan() else context)


_RANKS = {"F": 1, "N": 2, "n": 3}


def compare_total(a, b, context=None):
    if a._sign != b._sign:
        return Decimal(-1 if a._sign else 1)
    x, y = _RANKS.get(a._exponent, 0), _RANKS.get(b._exponent, 0)
    if x == y:
        if x >= 2:
            x, y = a._coefficient, b._coefficient
        elif x == 0:
            order = _order(a.copy_abs(), b.copy_abs())
            x, y = (order, 0) if order else (a._exponent, b._exponent)
    order = (x > y) - (x < y)
    return Decimal(-order if a._sign else order)


def compare_total_mag(a, b, context=None):
    return compare_total(a.copy_abs(), b.copy_abs())


def _extreme(wanted, ignores_sign):
    def choose(a, b, context):
        for first, second in ((a, b), (b, a)):
            if first._exponent == "n" and second._exponent != "n" and second._exponent != "N":
                return _plus_or_same(second, context)
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        order = _order(a.copy_abs(), b.copy_abs()) if ignores_sign else _order(a, b)
        if not order:
            order = int(compare_total(a, b))
        return _plus_or_same(a if order * wanted > 0 or not order else b, context)

    return choose


def _plus_or_same(a, context):
    return a if a._exponent == "F" else _plus_exact(a, context)


# ---- neighbours -----------------------------------------------------------------------------------------------------------------

def _next(a, context, goes_up):
    nan = _nan_of(a, None, context)
    if nan is not None:
        return nan
    if a._exponent == "F":
        if bool(a._sign) == goes_up:
            return _new(a._sign, 10 ** context.prec - 1, context.Etop())
        return a
    quiet = context._quiet(rounding=ROUND_CEILING if goes_up else ROUND_FLOOR)
    rounded = _plus_exact(a, quiet)
    if _order(rounded, a):
        return rounded
    return _add(a, _new(0 if goes_up else 1, 1, context.Etiny() - 1), quiet)


def next_plus(a, context):
    return _next(a, context, True)


def next_minus(a, context):
    return _next(a, context, False)


def next_toward(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    order = _order(a, b)
    if not order:
        return a.copy_sign(b)
    made = _next(a, context, order < 0)
    if made._exponent == "F":
        from _decimal_context import Overflow
        for signal in (Overflow, Inexact, Rounded):
            context._signal(signal)
    elif made.adjusted() < context.Emin:
        for signal in (Underflow, Subnormal, Inexact, Rounded):
            context._signal(signal)
        if not made:
            context._signal(Clamped)
    return made


# ---- other ----------------------------------------------------------------------------------------------------------------------

def normalize(a, context):
    nan = _nan_of(a, None, context)
    if nan is not None:
        return nan
    a = _plus(a, context)
    if a._exponent == "F":
        return a
    if not a._coefficient:
        return _new(a._sign, 0, 0)
    limit = context.Emax if not context.clamp else context.Etop()
    coefficient, exponent = a._coefficient, a._exponent
    while coefficient % 10 == 0 and exponent < limit:
        coefficient //= 10
        exponent += 1
    return _new(a._sign, coefficient, exponent)


def remainder_near(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if a._exponent == "F":
        return _invalid(context)
    if not b:
        return _invalid(context, InvalidOperation if a else DivisionUndefined)
    if b._exponent == "F":
        return _plus_exact(a, context)
    exponent = a._exponent if a._exponent < b._exponent else b._exponent
    if not a:
        return _plus_exact(_new(a._sign, 0, exponent), context)
    if a.adjusted() - b.adjusted() > context.prec + 1:
        return _invalid(context, DivisionImpossible)
    if a.adjusted() < b.adjusted() - 1:
        return _plus_exact(_rescale(a, exponent, ROUND_DOWN) if a._exponent - exponent < context.prec else a, context)
    divisor = b._coefficient * 10 ** (b._exponent - exponent)
    quotient, rest = divmod(a._coefficient * 10 ** (a._exponent - exponent), divisor)
    sign = a._sign
    if 2 * rest + (quotient & 1) > divisor:
        rest -= divisor
        quotient += 1
    if quotient >= 10 ** context.prec:
        return _invalid(context, DivisionImpossible)
    if rest < 0:
        sign, rest = 1 - sign, -rest
    return _plus_exact(_new(sign, rest, exponent), context)


def number_class(a, context):
    if a.is_nan():
        return "NaN" if a._exponent == "n" else "sNaN"
    sign = "-" if a._sign else "+"
    if a._exponent == "F":
        return sign + "Infinity"
    return sign + ("Zero" if not a else "Subnormal" if a.is_subnormal(context) else "Normal")


def same_quantum(a, b, context=None):
    if a._exponent.__class__ is int and b._exponent.__class__ is int:
        return a._exponent == b._exponent
    return a.is_nan() and b.is_nan() or a._exponent == "F" and b._exponent == "F"


def scaleb(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    limit = 2 * (context.Emax + context.prec)
    if b._exponent != 0 or not -limit <= int(b) <= limit:
        return _invalid(context)
    if a._exponent == "F":
        return a
    return _plus_exact(_new(a._sign, a._coefficient, a._exponent + int(b)), context)


def _places(a, b, context):
    if b._exponent != 0 or not -context.prec <= int(b) <= context.prec:
        return None
    return int(b)


def shift(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    places = _places(a, b, context)
    if places is None:
        return _invalid(context)
    if a._exponent == "F":
        return a
    coefficient = a._coefficient % 10 ** context.prec
    coefficient = coefficient * 10 ** places % 10 ** context.prec if places >= 0 else coefficient // 10 ** -places
    return _new(a._sign, coefficient, a._exponent)


def rotate(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    places = _places(a, b, context)
    if places is None:
        return _invalid(context)
    if a._exponent == "F":
        return a
    places %= context.prec
    high, low = divmod(a._coefficient % 10 ** context.prec, 10 ** (context.prec - places))
    return _new(a._sign, low * 10 ** places + high, a._exponent)


# Digits that are all 0 or 1, as text of the context's length; None if it is no such number.
def _bits(a, context):
    if a._exponent != 0 or a._sign:
        return None
    digits = digits_of(a._coefficient)
    if digits.strip("01"):
        return None
    return digits[-context.prec:].rjust(context.prec, "0")


def _logical(combine):
    def compute(a, b, context):
        x, y = _bits(a, context), _bits(b, context)
        if x is None or y is None:
            return _invalid(context)
        return _new(0, int("".join([combine(p, q) for p, q in zip(x, y)])), 0)

    return compute


logical_and = _logical(lambda p, q: "1" if p == q == "1" else "0")
logical_or = _logical(lambda p, q: "0" if p == q == "0" else "1")
logical_xor = _logical(lambda p, q: "0" if p == q else "1")


def logical_invert(a, context):
    bits = _bits(a, context)
    if bits is None:
        return _invalid(context)
    return _new(0, int("".join(["1" if bit == "0" else "0" for bit in bits])), 0)


# ---- the methods ----------------------------------------------------------------------------------------------------------------

_unary = (exp, ln, log10, logb, logical_invert, next_minus, next_plus, normalize, number_class, sqrt)
_binary = (compare, compare_signal, compare_total, compare_total_mag, logical_and, logical_or, logical_xor, next_toward, remainder_near,
           rotate, same_quantum, scaleb, shift)
_extremes = {"max": _extreme(1, False), "max_mag": _extreme(1, True), "min": _extreme(-1, False), "min_mag": _extreme(-1, True)}
_operators = {"add": _add, "subtract": _subtract, "multiply": _multiply, "divide": _divide, "divide_int": _divide_whole,
              "remainder": _remainder, "divmod": _divide_both}
_questions = ("is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed", "is_snan", "is_zero", "canonical", "copy_abs", "copy_negate")


def add_methods(number, context):
    def put(cls, name, function):
        function.__name__ = name
        function.__qualname__ = f"{cls.__name__}.{name}"
        function.__module__ = "decimal"
        setattr(cls, name, function)

    def unary(name, compute):
        put(number, name, lambda self, context=None: compute(self, _context(context)))
        put(context, name, lambda self, a, /: compute(_required(a), self))

    def binary(name, compute):
        put(number, name, lambda self, other, context=None: compute(self, _required(other), _context(context)))
        put(context, name, lambda self, a, b: compute(_required(a), _required(b), self))

    def operator(name, compute):
        put(context, name, lambda self, a, b: compute(_required(a), _required(b), self))

    def question(name):
        method = getattr(number, name)
        put(context, name, lambda self, a, /: method(_required(a)))

    for function in _unary:
        unary(function.__name__, function)
    for function in (*_binary[:4], *_binary[7:]):
        binary(function.__name__, function)
    for name, function in (*_extremes.items(), ("logical_and", logical_and), ("logical_or", logical_or), ("logical_xor", logical_xor)):
        binary(name, function)
    for name, function in _operators.items():
        operator(name, function)
    for name in _questions:
        question(name)

    put(context, "plus", lambda self, a, /: _plus(_required(a), self))
    put(context, "minus", lambda self, a, /: _minus(_required(a), self))
    put(context, "abs", lambda self, a, /: (_minus if _required(a)._sign else _plus)(_required(a), self))
    put(context, "fma", lambda self, a, b, c: _fma(_required(a), _required(b), _required(c), self))
    put(context, "copy_decimal", lambda self, a, /: _required(a))
    put(context, "copy_sign", lambda self, a, b: _required(a).copy_sign(b))
    put(context, "is_normal", lambda self, a, /: _required(a).is_normal(self))
    put(context, "is_subnormal", lambda self, a, /: _required(a).is_subnormal(self))
    put(context, "quantize", lambda self, a, b: _required(a).quantize(b, context=self))
    put(context, "to_integral_value", lambda self, a, /: _required(a).to_integral_value(context=self))
    put(context, "to_integral", lambda self, a, /: _required(a).to_integral_value(context=self))
    put(context, "to_integral_exact", lambda self, a, /: _required(a).to_integral_exact(context=self))
    put(context, "to_sci_string", lambda self, a, /: _shown(_required(a), self, False))
    put(context, "to_eng_string", lambda self, a, /: _shown(_required(a), self, True))
    put(context, "create_decimal", lambda self, num="0", /: _create(self, num))
    put(context, "create_decimal_from_float", lambda self, a, /: _plus_any(number.from_float(a), self))

    def power_of(self, a, b, modulo=None):
        if modulo is None:
            return power(_required(a), _required(b), self)
        return power_modulo(_required(a), _required(b), _required(modulo), self)

    put(context, "power", power_of)


def _shown(a, context, is_engineering):
    from _decimal_text import show
    return show(a, is_engineering, context.capitals)


def _plus_any(a, context):
    return a if a._exponent == "F" else _nan_of(a, None, context) or _plus_exact(a, context)


def _create(self, num="0", /):
    if isinstance(num, str) and (num != num.strip() or "_" in num):
        return _invalid(self, ConversionSyntax)
    made = Decimal(num, self)
    if made.is_nan():
        return _invalid(self, ConversionSyntax) if made._coefficient and count_digits(made._coefficient) > self.prec - self.clamp else made
    return made if made._exponent == "F" else _plus_exact(made, self)
