# The module _json: what json reads and writes at machine speed. Texts and objects that ask for nothing special are done natively in one go (_json_text);
# everything else - hooks, subclasses, unknown objects, cycles, great depth, and whatever is wrong - is left to json's own Python, which
# can be suspended anywhere and finds the right error. https://docs.python.org/3/library/json.html
from _json_text import encode as _encode, quote as _quote, scan as _scan, scan_string as _scan_string


def encode_basestring(string, /):
    return _quote(_checked(string), False)


def encode_basestring_ascii(string, /):
    return _quote(_checked(string), True)


def _checked(string):
    if not isinstance(string, str):
        raise TypeError(f"first argument must be a string, not {type(string).__name__}")
    return string


def scanstring(string, end, strict=True, /):
    found = _scan_string(_checked(string), end, bool(strict))
    if found is None:
        from json.decoder import py_scanstring
        return py_scanstring(string, end, strict)
    if found[0] is None:
        from json.decoder import JSONDecodeError
        raise JSONDecodeError(found[2], string, found[1])
    return found


def make_scanner(context):
    from json.decoder import _CONSTANTS
    from json.scanner import py_make_scanner
    strict = bool(context.strict)
    general = py_make_scanner(context)
    is_plain = (context.object_hook is None and context.object_pairs_hook is None and context.parse_float is float
                and context.parse_int is int and context.parse_constant == _CONSTANTS.__getitem__)
    if not is_plain:
        return general

    def scan_once(string, index):
        found = _scan(string, index, strict) if type(string) is str else None
        return general(string, index) if found is None else found

    return scan_once


def make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan):
    if markers is not None and not isinstance(markers, dict):
        raise TypeError(f"make_encoder() argument 1 must be dict or None, not {type(markers).__name__}")
    sort_keys, skipkeys, allow_nan = bool(sort_keys), bool(skipkeys), bool(allow_nan)
    is_ascii = encoder is encode_basestring_ascii
    is_plain = (is_ascii or encoder is encode_basestring) and type(key_separator) is str and type(item_separator) is str

    def encode(value, level):
        if is_plain and not level:
            text = _encode(value, is_ascii, key_separator, item_separator, indent, sort_keys, allow_nan)
            if text is not None:
                return (text,)
        from json.encoder import _make_iterencode
        return tuple(_make_iterencode(markers, default, checked, indent, number, key_separator, item_separator, sort_keys, skipkeys, True)(value, level))

    def text_of(string):
        text = encoder(string)
        if not isinstance(text, str):
            raise TypeError(f"encoder() must return a string, not {type(text).__name__}")
        return text

    checked = encoder if is_ascii or encoder is encode_basestring else text_of

    def number(value):
        if value - value == 0:
            return float.__repr__(value)
        if not allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(value))
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    return encode
