# The codecs unicode_escape and raw_unicode_escape: text as the inside of a Python literal.
# https://docs.python.org/3/library/codecs.html#text-encodings

from _prelude.errors_of_codecs import _lookup_error

_simple_escapes = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\n": ""}
_escape_widths = {"x": 2, "u": 4, "U": 8}


def _unicode_escape_encode(text, errors="strict", /):
    parts = []
    for c in text:
        n = ord(c)
        if c == "\\":
            parts.append("\\\\")
        elif c == "\n":
            parts.append("\\n")
        elif c == "\r":
            parts.append("\\r")
        elif c == "\t":
            parts.append("\\t")
        elif 32 <= n < 127:
            parts.append(c)
        else:
            parts.append(f"\\x{n:02x}" if n < 256 else f"\\u{n:04x}" if n < 65536 else f"\\U{n:08x}")
    return "".join(parts).encode("ascii"), len(text)


def _raw_unicode_escape_encode(text, errors="strict", /):
    parts = [c if ord(c) < 256 else f"\\u{ord(c):04x}" if ord(c) < 65536 else f"\\U{ord(c):08x}" for c in text]
    return "".join(parts).encode("latin-1"), len(text)


# Where the escape at a backslash ends and the character it is; a message instead of the character if it is none.
def _read_escape(text, at, encoding):
    kind = text[at + 1]
    width = _escape_widths[kind]
    end = at + 2
    while end < len(text) and end < at + 2 + width and text[end] in "0123456789abcdefABCDEF":
        end += 1
    if end < at + 2 + width:
        return end, None, f"truncated \\{kind}{'X' * width} escape"
    n = int(text[at + 2:end], 16)
    if n > 0x10ffff:
        return end, None, "illegal Unicode character" if encoding == "unicodeescape" else "\\Uxxxxxxxx out of range"
    return end, chr(n), None


def _unicode_escape_decode(data, errors="strict", final=True, /):
    if isinstance(data, str):
        data = data.encode()
    data = bytes(data)
    text = data.decode("latin-1")
    parts = []
    doubtful = None
    at = 0
    while True:
        next_escape = text.find("\\", at)
        if next_escape < 0:
            parts.append(text[at:])
            if doubtful:
                _warn_of_escape(doubtful)
            return "".join(parts), len(data)
        parts.append(text[at:next_escape])
        at = next_escape
        kind = text[at + 1:at + 2]
        if not kind:
            if not final:
                return "".join(parts), at
            end, made, problem = at + 1, None, "\\ at end of string"
        elif kind in _simple_escapes:
            end, made, problem = at + 2, _simple_escapes[kind], None
        elif kind in "01234567":
            end = at + 2
            while end < at + 4 and text[end:end + 1] and text[end] in "01234567":
                end += 1
            made, problem = chr(int(text[at + 1:end], 8)), None
            if ord(made) > 0o377:
                doubtful = doubtful or text[at + 1:end]
        elif kind in _escape_widths:
            end, made, problem = _read_escape(text, at, "unicodeescape")
            if problem and not final and end == len(text):
                return "".join(parts), at
        elif kind == "N" and text[at + 2:at + 3] == "{":
            end = text.find("}", at)
            if end < 0:
                end, made, problem = len(text), None, "malformed \\N character escape"
            else:
                end += 1
                try:
                    made, problem = eval(f'"{text[at:end]}"', {}), None
                except SyntaxError:
                    made, problem = None, "unknown Unicode character name"
        else:
            end, made, problem = at + 2, "\\" + kind, None
            doubtful = doubtful or kind
        if problem:
            made, end = _lookup_error(errors)(UnicodeDecodeError("unicodeescape", data, at, end, problem))
        parts.append(made)
        at = end


def _raw_unicode_escape_decode(data, errors="strict", final=True, /):
    if isinstance(data, str):
        data = data.encode()
    data = bytes(data)
    text = data.decode("latin-1")
    parts = []
    at = 0
    while at < len(text):
        if text[at] != "\\" or text[at + 1:at + 2] not in ("u", "U"):
            # A pair of backslashes is no escape.
            if not final and text[at:] == "\\":
                return "".join(parts), at
            width = 2 if text[at] == "\\" and at + 1 < len(text) else 1
            parts.append(text[at:at + width])
            at += width
            continue
        end, made, problem = _read_escape(text, at, "rawunicodeescape")
        if problem:
            if not final and end == len(text):
                return "".join(parts), at
            made, end = _lookup_error(errors)(UnicodeDecodeError("rawunicodeescape", data, at, end, problem))
        parts.append(made)
        at = end
    return "".join(parts), len(data)


# unicodedata.lookup(): the compiler knows the names.
def unicode_lookup(name):
    if "}" not in name and "\\" not in name and name.isprintable():
        try:
            return eval(f'"\\N{{{name}}}"', {})
        except SyntaxError:
            pass
    raise KeyError(f"undefined character name '{name}'")


def _warn_of_escape(escape):
    import warnings
    kind = "octal escape" if len(escape) > 1 else "escape"
    warnings.warn(f'"\\{escape}" is an invalid {kind} sequence. Such sequences will not work in the future. ', DeprecationWarning, 2)
