# The module cmath. Branch cuts and signed zeros as Kahan has them; infinities and NaNs as they come out of the formulas, where C's
# standard does not say otherwise for the square root and the logarithm. https://docs.python.org/3/library/cmath.html

import math as _math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LARGE = 2.0 ** 1022
_LN_2 = _math.log(2)
_LOG_OF_LARGEST = _math.log(1.7976931348623157e308)


def _number(z):
    if isinstance(z, (str, bytes)):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex(z)


def isfinite(z, /):
    z = _number(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def isinf(z, /):
    z = _number(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isnan(z, /):
    z = _number(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _number(a), _number(b)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


# ---- polar coordinates --------------------------------------------------------------------------------------------------------

def phase(z, /):
    z = _number(z)
    return _math.atan2(z.imag, z.real)


def polar(z, /):
    z = _number(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if not phi:
        return complex(r, r * phi)
    if _math.isinf(phi) and r and not _math.isnan(r):
        raise ValueError("math domain error")
    if _math.isinf(phi) or _math.isnan(phi):
        return complex(nan if r else 0.0, nan if r else 0.0) if not _math.isinf(r) else complex(inf, nan)
    if _math.isinf(r):
        return complex(_math.copysign(inf, r * _math.cos(phi)), _math.copysign(inf, r * _math.sin(phi)))
    return complex(r * _math.cos(phi), r * _math.sin(phi))


# ---- powers and logarithms ------------------------------------------------------------------------------------------------------

def sqrt(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _math.isinf(y):
        return complex(inf, y)
    if _math.isinf(x):
        if x > 0:
            return complex(inf, y if _math.isnan(y) else _math.copysign(0.0, y))
        return complex(nan, inf) if _math.isnan(y) else complex(0.0, _math.copysign(inf, y))
    if not x and not y:
        return complex(0.0, y)
    a, b = abs(x), abs(y)
    if a < 2.3e-308 and b < 2.3e-308:
        # Subnormal: scaled up by a power of four.
        a, b = a * 2.0 ** 54, b * 2.0 ** 54
        s = _math.sqrt((a + _math.hypot(a, b)) / 2)
        d = b / (2 * s) * 2.0 ** -27
        s *= 2.0 ** -27
    else:
        s = 2.0 * _math.sqrt(a / 8.0 + _math.hypot(a / 8.0, b / 8.0))
        d = b / (2 * s)
    return complex(s, _math.copysign(d, y)) if x >= 0 else complex(d, _math.copysign(s, y))


def _checked(real, imag, z):
    if (_math.isinf(real) or _math.isinf(imag)) and isfinite(z):
        raise OverflowError("math range error")
    return complex(real, imag)


def exp(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _math.isinf(y) and (_math.isfinite(x) or x > 0):
        if _math.isinf(x):
            return complex(inf, nan)
        raise ValueError("math domain error")
    if not y:
        return complex(_math.exp(x), y)
    if _math.isinf(x) or _math.isinf(y):
        if x < 0:
            return complex(0.0, 0.0) if not _math.isfinite(y) else complex(_math.copysign(0.0, _math.cos(y)), _math.copysign(0.0, _math.sin(y)))
        return complex(inf, nan) if _math.isnan(y) else complex(_math.copysign(inf, _math.cos(y)), _math.copysign(inf, _math.sin(y)))
    if x > _LOG_OF_LARGEST - 1:
        scale = _math.exp(x - 2) if x - 2 <= _LOG_OF_LARGEST else inf
        return _checked(scale * _math.cos(y) * e * e, scale * _math.sin(y) * e * e, z)
    scale = _math.exp(x)
    return complex(scale * _math.cos(y), scale * _math.sin(y))


def log(z, base=None, /):
    made = _log(_number(z))
    if base is None:
        return made
    divisor = _log(_number(base))
    if not divisor:
        raise ZeroDivisionError("complex division by zero")
    return made / divisor


def _log(z):
    a, b = abs(z.real), abs(z.imag)
    if _math.isinf(a) or _math.isinf(b):
        return complex(inf, _math.atan2(z.imag, z.real))
    if not a and not b:
        raise ValueError("math domain error")
    if a > _LARGE or b > _LARGE:
        real = _math.log(_math.hypot(a / 2, b / 2)) + _LN_2
    elif a < 2.3e-308 and b < 2.3e-308:
        real = _math.log(_math.hypot(a * 2.0 ** 60, b * 2.0 ** 60)) - 60 * _LN_2
    else:
        h = _math.hypot(a, b)
        if 0.71 <= h <= 1.73:
            large, small = (a, b) if a > b else (b, a)
            real = _math.log1p((large - 1) * (large + 1) + small * small) / 2
        else:
            real = _math.log(h)
    return complex(real, _math.atan2(z.imag, z.real))


def log10(z, /):
    made = _log(_number(z))
    return complex(made.real / _math.log(10), made.imag / _math.log(10))


# ---- hyperbolic functions -------------------------------------------------------------------------------------------------------

def cosh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _math.isinf(y) and not _math.isnan(x):
        raise ValueError("math domain error")
    if abs(x) > _LOG_OF_LARGEST and _math.isfinite(x) and _math.isfinite(y):
        x -= _math.copysign(1.0, x)
        return _checked(_math.cos(y) * _big(_math.cosh, x) * e, _math.sin(y) * _big(_math.sinh, x) * e, z)
    return complex(_times(_math.cos(y), _math.cosh(x)), _times(_math.sin(y), _math.sinh(x)))


def sinh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _math.isinf(y) and not _math.isnan(x):
        raise ValueError("math domain error")
    if abs(x) > _LOG_OF_LARGEST and _math.isfinite(x) and _math.isfinite(y):
        x -= _math.copysign(1.0, x)
        return _checked(_math.cos(y) * _big(_math.sinh, x) * e, _math.sin(y) * _big(_math.cosh, x) * e, z)
    return complex(_times(_math.cos(y), _math.sinh(x)), _times(_math.sin(y), _math.cosh(x)))


def _big(function, x):
    try:
        return function(x)
    except OverflowError:
        return inf if function is _math.cosh else _math.copysign(inf, x)


# Zero times infinity is zero here: the zero is exact.
def _times(a, b):
    return _math.copysign(0.0, a) * _math.copysign(1.0, b) if not a and _math.isinf(b) else a * b


def tanh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _math.isinf(y) and _math.isfinite(x):
        raise ValueError("math domain error")
    if abs(x) > 354:
        return complex(_math.copysign(1.0, x), 4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * abs(x)) if _math.isfinite(y) else 0.0)
    tx, ty, cx = _math.tanh(x), _math.tan(y), 1.0 / _math.cosh(x)
    product = tx * ty
    below = 1.0 + product * product
    return complex(tx * (1.0 + ty * ty) / below, ty / below * cx * cx)


def acosh(z, /):
    z = _number(z)
    if abs(z.real) > _LARGE / 4 or abs(z.imag) > _LARGE / 4:
        return complex(_math.log(_math.hypot(z.real / 2, z.imag / 2)) + 2 * _LN_2, _math.atan2(z.imag, z.real))
    a, b = sqrt(complex(z.real - 1, z.imag)), sqrt(complex(z.real + 1, z.imag))
    return complex(_math.asinh(a.real * b.real + a.imag * b.imag), 2 * _math.atan2(a.imag, b.real))


def asinh(z, /):
    z = _number(z)
    if abs(z.real) > _LARGE / 4 or abs(z.imag) > _LARGE / 4:
        size = _math.log(_math.hypot(z.real / 2, z.imag / 2)) + 2 * _LN_2
        return complex(_math.copysign(size, z.real), _math.atan2(z.imag, abs(z.real)))
    a, b = sqrt(complex(1 + z.imag, -z.real)), sqrt(complex(1 - z.imag, z.real))
    return complex(_math.asinh(a.real * b.imag - b.real * a.imag), _math.atan2(z.imag, a.real * b.real - a.imag * b.imag))


def atanh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if _math.copysign(1.0, x) < 0:
        return -atanh(-z)
    b = abs(y)
    if x > 1e154 or b > 1e154:
        h = _math.hypot(x / 2, y / 2)
        return complex(x / 4 / h / h if _math.isfinite(h) else 0.0, _math.copysign(pi / 2, y))
    if x == 1 and b < 1e-154:
        if not b:
            raise ValueError("math domain error")
        return complex(-_math.log(_math.sqrt(b) / _math.sqrt(_math.hypot(b, 2))), _math.copysign(_math.atan2(2, -b) / 2, y))
    return complex(_math.log1p(4 * x / ((1 - x) * (1 - x) + b * b)) / 4, -_math.atan2(-2 * y, (1 - x) * (1 + x) - b * b) / 2)


# ---- trigonometric functions: the hyperbolic ones, turned -----------------------------------------------------------------------

def _turned(z):
    z = _number(z)
    return complex(-z.imag, z.real)


def cos(z, /):
    return cosh(_turned(z))


def sin(z, /):
    made = sinh(_turned(z))
    return complex(made.imag, -made.real)


def tan(z, /):
    made = tanh(_turned(z))
    return complex(made.imag, -made.real)


def acos(z, /):
    z = _number(z)
    if abs(z.real) > _LARGE / 4 or abs(z.imag) > _LARGE / 4:
        size = _math.log(_math.hypot(z.real / 2, z.imag / 2)) + 2 * _LN_2
        return complex(_math.atan2(abs(z.imag), z.real), -_math.copysign(size, z.imag))
    a, b = sqrt(complex(1 - z.real, -z.imag)), sqrt(complex(1 + z.real, z.imag))
    return complex(2 * _math.atan2(a.real, b.real), _math.asinh(b.real * a.imag - b.imag * a.real))


def asin(z, /):
    made = asinh(_turned(z))
    return complex(made.imag, -made.real)


def atan(z, /):
    made = atanh(_turned(z))
    return complex(made.imag, -made.real)
