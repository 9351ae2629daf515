# Error handlers of codecs: the standard ones as functions, and the loops in which text is encoded and bytes are decoded with a handler that
# only Python code knows. What Codecs.cs knows by name it does itself. https://docs.python.org/3/library/codecs.html#error-handlers

import sys


def _cannot_handle(error):
    return TypeError(f"don't know how to handle {type(error).__name__} in error callback")


# By its type: what an object says of itself does not make it one.
def _is(error, cls):
    return issubclass(type(error), cls)


def _is_unicode_error(error):
    return _is(error, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError))


# What could not be converted.
def _object_of(error):
    subject = error.object
    if not isinstance(subject, bytes if _is(error, UnicodeDecodeError) else str):
        raise TypeError(f"UnicodeError 'object' attribute must be a {'bytes' if _is(error, UnicodeDecodeError) else 'string'}")
    return subject


def _part_of(error):
    return _object_of(error)[error.start:error.end]


def _strict_errors(error):
    if not _is(error, BaseException):
        raise TypeError("codec must pass exception instance")
    raise error


def _ignore_errors(error):
    if not _is_unicode_error(error):
        raise _cannot_handle(error)
    return "", error.end


def _replace_errors(error):
    if not _is_unicode_error(error):
        raise _cannot_handle(error)
    part = _part_of(error)
    return "\ufffd" if _is(error, UnicodeDecodeError) else ("?" if _is(error, UnicodeEncodeError) else "\ufffd") * len(part), error.end


def _backslashreplace_errors(error):
    if not _is_unicode_error(error):
        raise _cannot_handle(error)
    part = _part_of(error)
    if _is(error, UnicodeDecodeError):
        return "".join([f"\\x{byte:02x}" for byte in part]), error.end
    return "".join([_escape_of(ord(c)) for c in part]), error.end


def _escape_of(n):
    return f"\\x{n:02x}" if n < 256 else f"\\u{n:04x}" if n < 65536 else f"\\U{n:08x}"


def _xmlcharrefreplace_errors(error):
    if not _is(error, UnicodeEncodeError):
        raise _cannot_handle(error)
    return "".join([f"&#{ord(c)};" for c in _part_of(error)]), error.end


def _namereplace_errors(error):
    if not _is(error, UnicodeEncodeError):
        raise _cannot_handle(error)
    from unicodedata import name
    pieces = []
    for c in _part_of(error):
        found = name(c, None)
        pieces.append(_escape_of(ord(c)) if found is None else f"\\N{{{found}}}")
    return "".join(pieces), error.end


def _surrogateescape_errors(error):
    if _is(error, UnicodeEncodeError):
        codes = [ord(c) for c in _part_of(error)]
        if not all([0xdc80 <= code <= 0xdcff for code in codes]):
            raise error
        return bytes([code - 0xdc00 for code in codes]), error.end
    if _is(error, UnicodeDecodeError):
        escaped = []
        for byte in _part_of(error)[:4]:
            if byte < 128:
                break
            escaped.append(chr(0xdc00 + byte))
        if not escaped:
            raise error
        return "".join(escaped), error.start + len(escaped)
    raise _cannot_handle(error)


# The encodings that have room for a lone surrogate.
def _wide_encoding(name):
    key = name.lower().replace("_", "-")
    if key in ("utf-8", "utf8", "cp65001"):
        return "utf-8"
    for width in ("16", "32"):
        if key in ("utf-" + width, "utf" + width):
            return f"utf-{width}-le"
        for order in ("le", "be"):
            if key in (f"utf-{width}-{order}", f"utf-{width}{order}"):
                return f"utf-{width}-{order}"
    return None


def _surrogatepass_errors(error):
    if not _is(error, (UnicodeEncodeError, UnicodeDecodeError)):
        raise _cannot_handle(error)
    subject = _object_of(error)
    encoding = _wide_encoding(error.encoding)
    if encoding is None:
        raise error
    if _is(error, UnicodeEncodeError):
        part = subject[error.start:error.end]
        if not all(["\ud800" <= c <= "\udfff" for c in part]):
            raise error
        return part.encode(encoding, "surrogatepass"), error.end
    width = 3 if encoding == "utf-8" else int(encoding[4:6]) // 8
    part = bytes(subject[error.start:error.start + width])
    try:
        passed = part.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        raise error from None
    if len(part) != width or not "\ud800" <= passed <= "\udfff":
        raise error
    return passed, error.start + width


_error_handlers = {
    "strict": _strict_errors, "ignore": _ignore_errors, "replace": _replace_errors,
    "backslashreplace": _backslashreplace_errors, "xmlcharrefreplace": _xmlcharrefreplace_errors, "namereplace": _namereplace_errors,
    "surrogateescape": _surrogateescape_errors, "surrogatepass": _surrogatepass_errors,
}
_own_error_handlers = frozenset(_error_handlers)


def _register_error(name, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _error_handlers[name] = handler


def _unregister_error(name):
    if name in _own_error_handlers:
        raise ValueError(f"cannot un-register built-in error handler '{name}'")
    return _error_handlers.pop(name, None) is not None


def _lookup_error(name, /):
    try:
        return _error_handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


# What a handler makes of an error, and where to go on in an input of that length.
def _handled(handler, error, kinds, message, length):
    answer = handler(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], kinds) or not hasattr(type(answer[1]), "__index__"):
        raise TypeError(message)
    replacement, position = answer[0], answer[1].__index__()
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f"position {position} from error handler out of bounds")
    return replacement, position


def _encode_error(handler, error, length):
    return _handled(handler, error, (str, bytes), "encoding error handler must return (str/bytes, int) tuple", length)


def _decode_error(handler, error, length):
    return _handled(handler, error, str, "decoding error handler must return (str, int) tuple", length)


# Encodings that begin with a mark, and what goes on behind it.
_behind_the_mark = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


def encode_with_handler(text, encoding, errors):
    pieces = bytearray()
    at = 0
    handler = _lookup_error(errors) if sys.flags.dev_mode else None
    key = encoding.lower().replace("_", "-")
    if key in _behind_the_mark:
        pieces += "".encode(encoding)
        encoding = _behind_the_mark[key]
    unit = 4 if "32" in encoding else 2 if "16" in encoding else 1
    while True:
        try:
            pieces += text[at:].encode(encoding)
            return bytes(pieces)
        except UnicodeEncodeError as found:
            start, end, error = at + found.start, at + found.end, found
        pieces += text[at:start].encode(encoding)
        error = UnicodeEncodeError(error.encoding, text, start, end, error.reason)
        if handler is None:
            handler = _lookup_error(errors)
        replacement, at = _encode_error(handler, error, len(text))
        if isinstance(replacement, bytes):
            if len(replacement) % unit:
                raise error
            pieces += replacement
            continue
        if encoding.lower().startswith("utf") and not replacement.isascii():
            raise error
        try:
            replacement = replacement.encode(encoding)
        except UnicodeEncodeError:
            raise error from None
        pieces += replacement


def decode_with_handler(data, encoding, errors):
    key = encoding.lower().replace("_", "-")
    at = 0
    if key in ("utf-16", "utf-32", "utf16", "utf32", "u16", "u32"):
        width = int(key[-2:]) // 8
        little = b"\xff\xfe" + bytes(width - 2)
        encoding = f"utf-{8 * width}-" + ("be" if data[:width] == little[::-1] else "le")
        at = width if data[:width] in (little, little[::-1]) else 0
    elif key == "utf-8-sig":
        encoding = "utf-8"
        at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    pieces = []
    handler = _lookup_error(errors) if sys.flags.dev_mode else None
    while True:
        try:
            pieces.append(data[at:].decode(encoding))
            return "".join(pieces)
        except UnicodeDecodeError as found:
            start, end, error = at + found.start, at + found.end, found
        pieces.append(data[at:start].decode(encoding))
        error = UnicodeDecodeError(error.encoding, data, start, end, error.reason)
        if handler is None:
            handler = _lookup_error(errors)
        replacement, at = _decode_error(handler, error, len(data))
        # A handler may put other input in the place of what was to be decoded.
        data = error.object
        pieces.append(replacement)
