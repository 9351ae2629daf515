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
    # Class attributes of CPython's encodings/utf_7.py, and not to be bound there.
    made["utf_7_encode"] = staticmethod(_utf_7_encode)
    made["utf_7_decode"] = staticmethod(_utf_7_decode)
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


def _charmap_build(table):
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


def _charmap_encode(text, errors="strict", mapping=None):
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


def _charmap_decode(data, errors="strict", mapping=None):
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


def _escape_decode(data, errors="strict"):
    import ast
    text = data if isinstance(data, str) else bytes(data).decode("latin-1")
    return ast.literal_eval('b"' + text.replace('"', '\\"') + '"'), len(data)


def _escape_encode(data, errors="strict"):
    return repr(bytes(data))[2:-1].encode("ascii"), len(data)


python_modules["_codecs"] = _make_codecs
