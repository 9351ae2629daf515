# Decimals as text and back, and their format specifications, for the module _decimal.
# https://docs.python.org/3/library/string.html#format-specification-mini-language

import re as _re
from _decimal import Decimal, _count_digits, _cut, _digits_of, _number_of

_number = _re.compile(r"""
    (?P<sign>[-+])?
    (?: (?= \d | \.\d ) (?P<whole>\d*) (?:\.(?P<fraction>\d*))? (?:e(?P<exponent>[-+]?\d+))?
      | (?P<infinity>inf(?:inity)?)
      | (?P<signals>s)?nan(?P<payload>\d*) )
    """, _re.VERBOSE | _re.IGNORECASE)


# Sign, coefficient, exponent; None if it is no number.
def parse(text):
    match = _number.fullmatch(text.strip().replace("_", ""))
    if match is None:
        return None
    sign = int(match["sign"] == "-")
    if match["whole"] is not None:
        fraction = match["fraction"] or ""
        return sign, _number_of(match["whole"] + fraction), int(match["exponent"] or 0) - len(fraction)
    if match["infinity"]:
        return sign, 0, "F"
    return sign, _number_of(match["payload"] or "0"), "N" if match["signals"] else "n"


# https://speleotrove.com/decimal/daconvs.html#reftostr
def show(number, is_engineering, capitals):
    sign = "-" if number._sign else ""
    if number._exponent == "F":
        return sign + "Infinity"
    if number.is_nan():
        payload = _digits_of(number._coefficient) if number._coefficient else ""
        return sign + ("NaN" if number._exponent == "n" else "sNaN") + payload
    digits = _digits_of(number._coefficient)
    left = number._exponent + len(digits)
    if number._exponent <= 0 and left > -6:
        point = left
    elif not is_engineering:
        point = 1
    elif digits == "0":
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    text = _with_point(digits, point)
    return sign + text if left == point else f"{sign}{text}{'E' if capitals else 'e'}{left - point:+d}"


# The digits with the decimal point after the first so many of them.
def _with_point(digits, point):
    if point <= 0:
        return "0." + "0" * -point + digits
    if point >= len(digits):
        return digits + "0" * (point - len(digits))
    return digits[:point] + "." + digits[point:]


_specification = _re.compile(r"""
    (?: (?P<fill>.)? (?P<align>[<>=^]) )? (?P<sign>[-+ ])? (?P<no_negative_zero>z)? (?P<alternate>\#)? (?P<zero>0)?
    (?P<width>\d+)? (?P<separator>[,_])? (?: \.(?P<precision>\d+)? (?P<fraction_separator>[,_])? )? (?P<kind>[eEfFgGn%])?
    """, _re.VERBOSE | _re.DOTALL)


def format(number, specification, context):
    parts = _specification.fullmatch(specification)
    if parts is None or parts["zero"] and parts["fill"] and parts["align"] is None:
        raise ValueError("invalid format string")
    kind = parts["kind"] or ("g" if parts["precision"] is not None else "")
    separator, point = parts["separator"] or "", "."
    grouping = [3, 0]
    if kind in ("n",):
        if separator:
            raise ValueError("invalid format string")
        import locale
        conventions = locale.localeconv()
        separator, point, grouping = conventions["thousands_sep"], conventions["decimal_point"], conventions["grouping"]
        kind = "g"
    if number._exponent.__class__ is not int:
        body = show(number.copy_abs(), False, True)
        if kind == "%":
            body += "%"
        sign = _sign(number._sign, parts["sign"])
        fill = " " if parts["zero"] and not parts["align"] else parts["fill"] or " "
        return _pad(sign, body, fill, parts["align"] or ">", int(parts["width"] or 0))
    sign, coefficient, exponent = number._sign, number._coefficient, number._exponent
    if kind == "%":
        exponent += 2
    precision = int(parts["precision"]) if parts["precision"] is not None else None
    rounding = context.rounding
    if precision is not None:
        if kind and kind in "eE":
            least = exponent + _count_digits(coefficient) - 1 - precision
        elif kind and kind in "fF%":
            least = -precision
        else:
            least = exponent + _count_digits(coefficient) - max(precision, 1)
        coefficient, exponent = _round(sign, coefficient, exponent, least, rounding, kind)
    elif kind and kind in "fF%" and exponent > 0:
        coefficient, exponent = coefficient * 10 ** exponent, 0
    if parts["no_negative_zero"] and not coefficient:
        sign = 0
    digits = _digits_of(coefficient)
    left = exponent + len(digits)
    if kind and kind in "eE":
        place = 1 if coefficient or precision is None else 1 - precision
    elif kind and kind in "fF%":
        place = left
    else:
        place = left if exponent <= 0 and left > -6 else 1
    if kind and kind in "eE" and not coefficient and precision is not None:
        digits = "0" * (precision + 1)
        left, place = left + precision, 1
    text = _with_point(digits, place)
    whole, _, fraction = text.partition(".")
    suffix = ""
    if left != place or kind and kind in "eE":
        letter = "E" if kind in ("E", "G") or not kind and context.capitals else "e"
        suffix = f"{letter}{left - place:+d}"
    if kind == "%":
        suffix = "%"
    if parts["fraction_separator"]:
        fraction = parts["fraction_separator"].join([fraction[i:i + 3] for i in range(0, len(fraction), 3)])
    tail = (point + fraction if fraction or parts["alternate"] else "") + suffix
    mark = _sign(sign, parts["sign"])
    width = int(parts["width"] or 0)
    if parts["zero"] and not parts["align"]:
        whole = _group(whole, separator, grouping, width - len(mark) - len(tail))
        return mark + whole + tail
    return _pad(mark, _group(whole, separator, grouping, 0) + tail, parts["fill"] or (" " if not parts["zero"] else "0"), parts["align"] or ">", width)


# Cut at an exponent, or, for e, f and %, filled up to it.
def _round(sign, coefficient, exponent, least, rounding, kind):
    if exponent < least:
        kept, _ = _cut(coefficient, least - exponent, sign, rounding)
        # Rounding up may have made one digit more.
        if kind not in ("f", "F", "%") and coefficient and _count_digits(kept) > max(1, _count_digits(coefficient) - (least - exponent)):
            kept, least = kept // 10, least + 1
        return kept, least
    elif kind and kind in "eEfF%" and coefficient:
        return coefficient * 10 ** (exponent - least), least
    elif kind and kind in "fF%":
        return 0, least
    return coefficient, exponent


def _sign(is_negative, wanted):
    return "-" if is_negative else wanted if wanted in ("+", " ") else ""


def _pad(sign, body, fill, align, width):
    missing = max(0, width - len(sign) - len(body))
    if align == "<":
        return sign + body + fill * missing
    if align == ">":
        return fill * missing + sign + body
    if align == "=":
        return sign + fill * missing + body
    return fill * (missing // 2) + sign + body + fill * (missing - missing // 2)


# Digits in groups, filled with zeros up to a width.
def _group(digits, separator, grouping, width):
    if not separator or not grouping:
        return digits.rjust(width, "0")
    groups = []
    sizes = list(grouping)
    length = -len(separator)
    while True:
        size = sizes[0] if sizes[0] > 0 else 3
        if sizes[0] == 127:
            size = max(len(digits), 1)
        if len(sizes) > 1 and sizes[1] != 0:
            sizes.pop(0)
        part, digits = digits[-size:], digits[:-size]
        if width > 0 and not digits:
            part = part.rjust(min(size, max(width - length - len(separator), len(part), 1)), "0")
        groups.append(part)
        length += len(separator) + len(part)
        if not digits and length >= width:
            break
    return separator.join(groups[::-1])
