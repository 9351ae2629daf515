# Whole numbers as decimals: counting and cutting off digits, and exp and ln to any number of digits, for the module _decimal.
# Nothing here knows contexts or signals. https://speleotrove.com/decimal/decarith.html

from math import isqrt as _isqrt

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"

ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

_LOG10_OF_2 = 0.30102999566398


def count_digits(n):
    """Decimal digits of n >= 0; 0 has one."""
    bits = n.bit_length()
    if bits < 1000:
        return len(str(n))
    count = int((bits - 1) * _LOG10_OF_2)
    while 10 ** count <= n:
        count += 1
    return count


def digits_of(n):
    """The digits as text, of any length."""
    if n.bit_length() < 10000:
        return str(n)
    half = count_digits(n) // 2
    high, low = divmod(n, 10 ** half)
    return digits_of(high) + digits_of(low).rjust(half, "0")


def number_of(text):
    """The other way."""
    if len(text) < 4000:
        return int(text)
    half = len(text) // 2
    return number_of(text[:-half]) * 10 ** half + number_of(text[-half:])


def cut(number, count, sign, rounding):
    """Number without its last digits, rounded, and whether they were not all zero."""
    count = min(count, count_digits(number) + 1)
    divisor = 10 ** count
    kept, rest = divmod(number, divisor)
    if not rest:
        return kept, False
    if rounding == ROUND_HALF_EVEN:
        twice = 2 * rest
        goes_up = twice > divisor or twice == divisor and kept & 1
    elif rounding == ROUND_HALF_UP:
        goes_up = 2 * rest >= divisor
    elif rounding == ROUND_HALF_DOWN:
        goes_up = 2 * rest > divisor
    elif rounding == ROUND_UP:
        goes_up = True
    elif rounding == ROUND_DOWN:
        goes_up = False
    elif rounding == ROUND_CEILING:
        goes_up = not sign
    elif rounding == ROUND_FLOOR:
        goes_up = sign
    else:
        goes_up = kept % 5 == 0
    return kept + 1 if goes_up else kept, True


def scaled(number, exponent):
    """number * 10**exponent, rounded down; the exponent may be negative."""
    return number * 10 ** exponent if exponent >= 0 else number // 10 ** -exponent


# ---- logarithms and powers: numbers with a fixed number of digits after the point --------------------------------------------

# ln(n / unit) * unit, a few units off. Square roots bring it near 1, where the series of the inverse hyperbolic tangent is short.
def _ln_fixed(n, unit):
    halvings = 0
    while abs(n - unit) * 64 > unit:
        n = _isqrt(n * unit)
        halvings += 1
    z = (n - unit) * unit // (n + unit)
    square = z * z // unit
    term = total = z
    k = 3
    while term:
        term = term * square // unit
        total += term // k
        k += 2
    return total * 2 << halvings


_ln_10 = {}


def _ln_10_fixed(places):
    if places not in _ln_10:
        _ln_10.clear()
        unit = 10 ** (places + 10)
        _ln_10[places] = _ln_fixed(10 * unit, unit) // 10 ** 10
    return _ln_10[places]


def ln_fixed(coefficient, exponent, places):
    """ln(coefficient * 10**exponent) * 10**places, some units off."""
    size = count_digits(coefficient)
    work = places + 10
    adjusted = exponent + size - 1
    mantissa = scaled(coefficient, work - size + 1)
    whole = _ln_fixed(mantissa, 10 ** work)
    extra = len(str(abs(adjusted))) + 1
    return (whole + adjusted * _ln_10_fixed(work + extra) // 10 ** extra) // 10 ** 10


def log10_fixed(coefficient, exponent, places):
    """log10(coefficient * 10**exponent) * 10**places, some units off."""
    work = places + 10
    adjusted = exponent + count_digits(coefficient) - 1
    fraction = ln_fixed(coefficient, exponent - adjusted, work) * 10 ** work // _ln_10_fixed(work)
    return adjusted * 10 ** places + fraction // 10 ** 10


def exp_fixed(number, places, digits):
    """exp(number / 10**places) as a coefficient of about so many digits, and its exponent."""
    extra = 10 + len(str(abs(number) >> 3)) - places if abs(number) > 10 ** places else 10
    extra = max(extra, 10)
    work = digits + extra
    x = scaled(number, work - places)
    tens, rest = divmod(x, _ln_10_fixed(work))
    unit = 10 ** work
    # exp(rest) by halving the argument, then the power series, then squaring.
    halvings = 8
    rest >>= halvings
    term = total = unit
    k = 1
    while term:
        term = term * rest // (unit * k)
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total, tens - work
