# The module _codecs: the registry of encodings and of error handlers, and the codecs that str.encode and bytes.decode have built in.
# https://docs.python.org/3/library/codecs.html

_codec_searches = []
_codec_cache = {}


def _make_codecs():
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
        made[name + "_encode"] = _Encoder(encoding)
        made[name + "_decode"] = _Decoder(encoding)
    for function in (_unicode_escape_encode, _unicode_escape_decode, _raw_unicode_escape_encode, _raw_unicode_escape_decode):
        made[function.__name__[1:]] = function
    made["readbuffer_encode"] = lambda data, errors="strict": (data.encode() if isinstance(data, str) else bytes(data), len(data))
    made["utf_16_ex_decode"] = _OrderedDecoder("utf-16", 2)
    made["utf_32_ex_decode"] = _OrderedDecoder("utf-32", 4)
    return made


# Says besides which byte order it found: -1 little, 1 big, 0 none yet; a mark at the start settles it.
class _OrderedDecoder:
    def __init__(self, encoding, width):
        self.encoding = encoding
        self.width = width

    def __call__(self, data, errors="strict", byteorder=0, final=False):
        data = bytes(data)
        skipped = 0
        if byteorder == 0:
            if len(data) < self.width and not final:
                return "", 0, 0
            little = b"\xff\xfe" + bytes(self.width - 2)
            if data[:self.width] in (little, little[::-1]):
                byteorder = -1 if data[:self.width] == little else 1
                skipped = self.width
            else:
                import sys
                byteorder = -1 if sys.byteorder == "little" else 1
        text, consumed = _Decoder(self.encoding + ("-le" if byteorder < 0 else "-be"))(data[skipped:], errors, final)
        return text, consumed + skipped, byteorder


class _Encoder:
    def __init__(self, encoding):
        self.encoding = encoding

    def __call__(self, text, errors="strict", byteorder=0):
        return text.encode(self.encoding, errors or "strict"), len(text)


# Decodes all it is given; of an incremental input the unfinished bytes at the end stay, if there may be more.
class _Decoder:
    def __init__(self, encoding):
        self.encoding = encoding

    def __call__(self, data, errors="strict", final=True):
        data = bytes(data)
        if final:
            return data.decode(self.encoding, errors or "strict"), len(data)
        for missing in range(min(4, len(data) + 1)):
            complete = data[:len(data) - missing]
            try:
                return complete.decode(self.encoding, "strict"), len(complete)
            except UnicodeDecodeError as error:
                if error.end != len(complete) or error.reason not in ("unexpected end of data", "truncated data"):
                    break
        return data.decode(self.encoding, errors or "strict"), len(data)


def _codec_register(search_function):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _codec_searches.append(search_function)


def _codec_unregister(search_function):
    if search_function in _codec_searches:
        _codec_searches.remove(search_function)
        _codec_cache.clear()


def _forget_codec(encoding):
    _codec_cache.pop(encoding, None)


def _codec_lookup(encoding):
    key = encoding.lower().replace(" ", "-")
    found = _codec_cache.get(key)
    if found is not None:
        return found
    if not _codec_searches:
        import encodings
    for search in _codec_searches:
        found = search(key.replace("-", "_"))
        if found is not None:
            _codec_cache[key] = found
            return found
    raise LookupError(f"unknown encoding: {encoding}")


def _codec_encode_with(obj, encoding="utf-8", errors="strict"):
    if isinstance(obj, str) and encoding.lower().replace("_", "-") in ("utf-8", "latin-1", "latin1", "ascii"):
        return obj.encode(encoding, errors)
    return _codec_lookup(encoding).encode(obj, errors)[0]


def _codec_decode_with(obj, encoding="utf-8", errors="strict"):
    return _codec_lookup(encoding).decode(obj, errors)[0]


def _strict_errors(error):
    raise error


def _ignore_errors(error):
    return "", error.end


def _replace_errors(error):
    if isinstance(error, UnicodeEncodeError):
        return "?" * (error.end - error.start), error.end
    return "\ufffd", error.end


def _backslashreplace_errors(error):
    if isinstance(error, UnicodeDecodeError):
        return "".join([f"\\x{byte:02x}" for byte in error.object[error.start:error.end]]), error.end
    return ascii(error.object[error.start:error.end])[1:-1], error.end


def _xmlcharrefreplace_errors(error):
    return "".join([f"&#{ord(c)};" for c in error.object[error.start:error.end]]), error.end


_error_handlers = {
    "strict": _strict_errors, "ignore": _ignore_errors, "replace": _replace_errors,
    "backslashreplace": _backslashreplace_errors, "xmlcharrefreplace": _xmlcharrefreplace_errors, "namereplace": _backslashreplace_errors,
}


def _register_error(name, handler):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _error_handlers[name] = handler


def _unregister_error(name):
    return _error_handlers.pop(name, None) is not None


def _lookup_error(name):
    try:
        return _error_handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name {name!r}") from None


def _charmap_build(table):
    return {ord(character): index for index, character in enumerate(table) if character != "\ufffe"}


def _charmap_encode(text, errors="strict", mapping=None):
    if mapping is None:
        return text.encode("latin-1", errors), len(text)
    pieces = bytearray()
    for position, character in enumerate(text):
        code = mapping.get(ord(character))
        if code is not None:
            pieces += bytes((code,)) if isinstance(code, int) else code
            continue
        error = UnicodeEncodeError("charmap", text, position, position + 1, "character maps to <undefined>")
        replacement, _ = _lookup_error(errors)(error)
        pieces += replacement if isinstance(replacement, bytes) else _charmap_encode(replacement, "strict", mapping)[0]
    return bytes(pieces), len(text)


def _charmap_decode(data, errors="strict", mapping=None):
    if mapping is None:
        return bytes(data).decode("latin-1", errors), len(data)
    pieces = []
    for position, byte in enumerate(data):
        try:
            character = mapping[byte]
        except LookupError:
            character = None
        if isinstance(character, int):
            character = chr(character)
        if character is None or character == "\ufffe":
            error = UnicodeDecodeError("charmap", bytes(data), position, position + 1, "character maps to <undefined>")
            character, _ = _lookup_error(errors)(error)
        pieces.append(character)
    return "".join(pieces), len(data)


def _escape_decode(data, errors="strict"):
    import ast
    text = data if isinstance(data, str) else bytes(data).decode("latin-1")
    return ast.literal_eval('b"' + text.replace('"', '\\"') + '"'), len(data)


def _escape_encode(data, errors="strict"):
    return repr(bytes(data))[2:-1].encode("ascii"), len(data)


python_modules["_codecs"] = _make_codecs
