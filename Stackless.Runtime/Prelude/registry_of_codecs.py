# The module _codecs: the registry of encodings and of error handlers, and the codecs that str.encode and bytes.decode have built in.
# https://docs.python.org/3/library/codecs.html

import sys

from _prelude.errors_of_codecs import _decode_error, _encode_error, _lookup_error, _register_error, _unregister_error
from _prelude.escapes_of_codecs import (
    _raw_unicode_escape_decode, _raw_unicode_escape_encode, _simple_escapes, _unicode_escape_decode, _unicode_escape_encode, _warn_of_escape)
from _prelude.utf7_of_codecs import _utf_7_decode, _utf_7_encode

_codec_searches = []
_codec_cache = {}


def _make_module():
    made = {
        "register": _codec_register, "unregister": _codec_unregister, "lookup": _codec_lookup, "encode": _codec_encode_with,
        "decode": _codec_decode_with, "register_error": _register_error, "lookup_error": _lookup_error, "_forget_codec": _forget_codec,
        "charmap_build": _charmap_build, "charmap_encode": _charmap_encode, "charmap_decode": _charmap_decode,
        "escape_decode": _escape_decode, "escape_encode": _escape_encode, "unregister_error": _unregister_error,
    }
    for name, encoding in (
        ("utf_8", "utf-8"), ("ascii", "ascii"), ("latin_1", "latin-1"), ("utf_16", "utf-16"), ("utf_16_le", "utf-16-le"),
        ("utf_16_be", "utf-16-be"), ("utf_32", "utf-32"), ("utf_32_le", "utf-32-le"), ("utf_32_be", "utf-32-be"),
    ):
        made[name + "_encode"] = _Encoder(name + "_encode", encoding)
        made[name + "_decode"] = _Decoder(name + "_decode", encoding)
    # Class attributes of CPython's encodings/utf_7.py, and not to be bound there.
    made["utf_7_encode"] = staticmethod(_utf_7_encode)
    made["utf_7_decode"] = staticmethod(_utf_7_decode)
    for function in (_unicode_escape_encode, _unicode_escape_decode, _raw_unicode_escape_encode, _raw_unicode_escape_decode):
        made[function.__name__[1:]] = function
    made["readbuffer_encode"] = lambda data, errors="strict": (data.encode() if isinstance(data, str) else bytes(data), len(data))
    made["utf_16_ex_decode"] = _OrderedDecoder("utf_16_ex_decode", "utf-16", 2)
    made["utf_32_ex_decode"] = _OrderedDecoder("utf_32_ex_decode", "utf-32", 4)
    return made


# A function of this module: copied, and pickled, it is the same one.
class _CodecFunction:
    __module__ = "_codecs"

    def __init__(self, name, encoding):
        self.__name__ = name
        self.encoding = encoding

    def __reduce__(self):
        return self.__name__


def _bytes_of(data):
    return data if isinstance(data, bytes) else bytes(memoryview(data))


# Says besides which byte order the mark at the start told: -1 little, 1 big, 0 none.
class _OrderedDecoder(_CodecFunction):
    def __init__(self, name, encoding, width):
        super().__init__(name, encoding)
        self.width = width

    def __call__(self, data, errors="strict", byteorder=0, final=False, /):
        data = _bytes_of(data)
        skipped = 0
        if byteorder == 0:
            if len(data) < self.width and not final:
                return "", 0, 0
            little = b"\xff\xfe" + bytes(self.width - 2)
            if data[:self.width] in (little, little[::-1]):
                byteorder = -1 if data[:self.width] == little else 1
                skipped = self.width
        encoding = self.encoding + ("-be" if byteorder > 0 or not byteorder and sys.byteorder == "big" else "-le")
        text, consumed = _decoded(encoding, data[skipped:], errors, final)
        return text, consumed + skipped, byteorder


class _Encoder(_CodecFunction):
    def __call__(self, text, errors="strict", byteorder=0, /):
        return text.encode(self.encoding, errors or "strict"), len(text)


# Decodes all it is given; of an incremental input the unfinished bytes at the end stay, if there may be more.
class _Decoder(_CodecFunction):
    def __call__(self, data, errors="strict", final=False, /):
        return _decoded(self.encoding, _bytes_of(data), errors, final)


def _decoded(encoding, data, errors, final):
    length = len(data) if final else _complete_length(encoding, data, errors)
    return data[:length].decode(encoding, errors or "strict"), length


def _complete_length(encoding, data, errors):
    if encoding == "utf-8":
        return len(data) - _unfinished_utf_8(data, errors == "surrogatepass")
    if encoding.startswith("utf-32"):
        return len(data) & -4
    if encoding.startswith("utf-16"):
        length = len(data) & -2
        is_big = encoding == "utf-16-be" or encoding == "utf-16" and data[:2] == b"\xfe\xff"
        # The first half of a pair waits for the other.
        return length - 2 if length and data[length - 2 if is_big else length - 1] & 0xfc == 0xd8 else length
    return len(data)


# How many bytes at the end are the beginning of a character.
def _unfinished_utf_8(data, with_surrogates):
    for count in (1, 2, 3):
        if count > len(data):
            break
        byte = data[-count]
        if byte < 0x80:
            break
        if byte >= 0xc0:
            width = 2 if 0xc2 <= byte <= 0xdf else 3 if byte & 0xf0 == 0xe0 else 4 if 0xf0 <= byte <= 0xf4 else 0
            if width <= count:
                break
            if count > 1:
                low = 0xa0 if byte == 0xe0 else 0x90 if byte == 0xf0 else 0x80
                high = 0x9f if byte == 0xed and not with_surrogates else 0x8f if byte == 0xf4 else 0xbf
                if not low <= data[1 - count] <= high:
                    break
            return count
    return 0


def _codec_register(search_function):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _load_encodings()
    _codec_searches.append(search_function)


# Its search is the first of all, whoever registers one.
def _load_encodings():
    if "encodings" not in sys.modules:
        import encodings


def _codec_unregister(search_function):
    if search_function in _codec_searches:
        _codec_searches.remove(search_function)
        _codec_cache.clear()


def _forget_codec(encoding):
    _codec_cache.pop(encoding, None)


def _codec_lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    if "\0" in encoding:
        raise ValueError("embedded null character")
    found = _codec_cache.get(encoding)
    if found is not None:
        return found
    key = _normalized(encoding)
    found = _codec_cache.get(key)
    if found is not None:
        return found
    _load_encodings()
    for search in _codec_searches:
        found = search(key)
        if found is not None:
            if not isinstance(found, tuple) or len(found) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            _codec_cache[key] = found
            return found
    raise LookupError(f"unknown encoding: {encoding}")


# In lower case; whatever stands between letters, digits and dots is one underscore.
def _normalized(encoding):
    encoding.encode()  # an error, if it is no text
    kept = []
    is_apart = False
    for c in encoding.lower():
        if c == "." or c.isascii() and c.isalnum():
            if is_apart and kept:
                kept.append("_")
            kept.append(c)
            is_apart = False
        else:
            is_apart = True
    return "".join(kept)


def _codec_encode_with(obj, encoding="utf-8", errors="strict"):
    if isinstance(obj, str) and encoding.lower().replace("_", "-") in ("utf-8", "latin-1", "latin1", "ascii"):
        return _converted("encoding", encoding, str.encode, obj, encoding, errors)
    return _first_of_two("encoder", _converted("encoding", encoding, _codec_lookup(encoding)[0], obj, errors))


def _codec_decode_with(obj, encoding="utf-8", errors="strict"):
    return _first_of_two("decoder", _converted("decoding", encoding, _codec_lookup(encoding)[1], obj, errors))


# An error of a codec tells which codec it was.
def _converted(operation, encoding, convert, *arguments):
    try:
        return convert(*arguments)
    except Exception as error:
        error.add_note(f"{operation} with '{encoding}' codec failed")
        raise


def _first_of_two(kind, result):
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{kind} must return a tuple (object, integer)")
    return result[0]


# What str.encode() and bytes.decode() do with codecs that they do not have built in.
def codec_encode(text, encoding, errors):
    info = _text_codec(encoding, "encode")
    result = _first_of_two("encoder", _converted("encoding", encoding, info[0], text, errors))
    if not isinstance(result, (bytes, bytearray)):
        raise TypeError(f"'{encoding}' encoder returned {type(result).__name__!r} instead of 'bytes'; use codecs.encode() to encode to arbitrary types")
    return bytes(result)


def codec_decode(data, encoding, errors):
    info = _text_codec(encoding, "decode")
    result = _first_of_two("decoder", _converted("decoding", encoding, info[1], data, errors))
    if not isinstance(result, str):
        raise TypeError(f"'{encoding}' decoder returned {type(result).__name__!r} instead of 'str'; use codecs.decode() to decode to arbitrary types")
    return result


def _text_codec(encoding, operation):
    info = _codec_lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{operation}() to handle arbitrary codecs")
    return info


def _charmap_build(table, /):
    return {ord(character): index for index, character in enumerate(table) if character != "\ufffe"}


def _charmap_code(mapping, character):
    try:
        code = mapping[ord(character)]
    except LookupError:
        return None
    if code is None or isinstance(code, bytes):
        return code
    if not isinstance(code, int):
        raise TypeError(f"character mapping must return integer, bytes or None, not {type(code).__name__}")
    if not 0 <= code < 256:
        raise TypeError("character mapping must be in range(256)")
    return bytes((code,))


def _charmap_encode(text, errors="strict", mapping=None, /):
    if mapping is None:
        return text.encode("latin-1", errors or "strict"), len(text)
    pieces = bytearray()
    at = 0
    while at < len(text):
        code = _charmap_code(mapping, text[at])
        if code is not None:
            pieces += code
            at += 1
            continue
        end = at + 1
        while end < len(text) and _charmap_code(mapping, text[end]) is None:
            end += 1
        error = UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>")
        replacement, at = _encode_error(_lookup_error(errors or "strict"), error, len(text))
        if isinstance(replacement, bytes):
            pieces += replacement
            continue
        for character in replacement:
            code = _charmap_code(mapping, character)
            if code is None:
                raise error
            pieces += code
    return bytes(pieces), len(text)


def _charmap_decode(data, errors="strict", mapping=None, /):
    if mapping is None:
        return bytes(data).decode("latin-1", errors or "strict"), len(data)
    data = bytes(data)
    pieces = []
    at = 0
    while at < len(data):
        try:
            character = mapping[data[at]]
        except LookupError:
            character = None
        if isinstance(character, int):
            if not 0 <= character <= 0x10ffff:
                raise TypeError("character mapping must be in range(0x110000)")
            character = chr(character)
        if character is not None and not isinstance(character, str):
            raise TypeError("character mapping must return integer, None or str")
        if character is None or character == "\ufffe":
            error = UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
            character, at = _decode_error(_lookup_error(errors or "strict"), error, len(data))
            data = error.object
        else:
            at += 1
        pieces.append(character)
    return "".join(pieces), len(data)


# The escapes of bytes literals.
def _escape_decode(data, errors="strict", /):
    data = data.encode() if isinstance(data, str) else bytes(data)
    made = bytearray()
    doubtful = None
    at = 0
    while True:
        next_escape = data.find(b"\\", at)
        if next_escape < 0:
            made += data[at:]
            break
        made += data[at:next_escape]
        at = next_escape + 2
        kind = chr(data[at - 1]) if at <= len(data) else ""
        if not kind:
            raise ValueError("Trailing \\ in string")
        if kind in _simple_escapes:
            made += _simple_escapes[kind].encode("ascii")
        elif kind in "01234567":
            end = at
            while end < at + 2 and data[end:end + 1] and data[end:end + 1] in b"01234567":
                end += 1
            code = int(data[at - 1:end], 8)
            if code > 0o377:
                doubtful = doubtful or f"{code:o}"
            made.append(code & 0xff)
            at = end
        elif kind == "x":
            digits = data[at:at + 2]
            try:
                made.append(int(digits, 16) if digits.isalnum() and len(digits) == 2 else -1)
                at += 2
            except ValueError:
                if errors == "strict":
                    raise ValueError(f"invalid \\x escape at position {next_escape}") from None
                if errors == "replace":
                    made += b"?"
                elif errors != "ignore":
                    raise ValueError(f"decoding error; unknown error handling code: {errors}") from None
                if digits[:1].isalnum() and digits[:1] in b"0123456789abcdefABCDEF":
                    at += 1
        else:
            doubtful = doubtful or kind
            made += data[next_escape:at]
    if doubtful:
        _warn_of_escape(doubtful)
    return bytes(made), len(data)


def _escape_encode(data, errors="strict", /):
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {type(data).__name__}")
    # A double quote beside a single one makes repr() choose the quotes that need the backslash.
    return repr(data + b'"')[2:-2].encode("ascii") if b"'" in data else repr(data)[2:-1].encode("ascii"), len(data)
