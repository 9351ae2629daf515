# The module _tokenize: source text as tokens, with comments and blank lines if asked. An iterator of
# (type, text, (line, column), (end line, end column), source line), as Lib's tokenize.py wants it.
# https://docs.python.org/3/library/tokenize.html

_ENDMARKER, _NAME, _NUMBER, _STRING, _NEWLINE, _INDENT, _DEDENT, _OP = 0, 1, 2, 3, 4, 5, 6, 55
_FSTRING_START, _FSTRING_MIDDLE, _FSTRING_END = 59, 60, 61
_TSTRING_START, _TSTRING_MIDDLE, _TSTRING_END = 62, 63, 64
_COMMENT, _NL = 65, 66

_operators = (
    "**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "==", "<=", ">=", "<<", ">>", "**", "//", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
)
_exact_types = {
    "(": 7, ")": 8, "[": 9, "]": 10, ":": 11, ",": 12, ";": 13, "+": 14, "-": 15, "*": 16, "/": 17, "|": 18, "&": 19, "<": 20, ">": 21, "=": 22,
    ".": 23, "%": 24, "{": 25, "}": 26, "==": 27, "!=": 28, "<=": 29, ">=": 30, "~": 31, "^": 32, "<<": 33, ">>": 34, "**": 35, "+=": 36, "-=": 37,
    "*=": 38, "/=": 39, "%=": 40, "&=": 41, "|=": 42, "^=": 43, "<<=": 44, ">>=": 45, "**=": 46, "//": 47, "//=": 48, "@": 49, "@=": 50, "->": 51,
    "...": 52, ":=": 53, "!": 54,
}
_prefixes = frozenset(["", "b", "u", "r", "f", "t", "br", "rb", "fr", "rf", "tr", "rt"])
_closing = {"(": ")", "[": "]", "{": "}"}


class TokenizerIter:
    def __init__(self, readline, *, encoding=None, extra_tokens=False):
        self._tokens = _Tokenizer(readline, encoding, extra_tokens).run()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._tokens)


class _Tokenizer:
    def __init__(self, readline, encoding, has_extra):
        self._readline = readline
        self._encoding = encoding
        self._has_extra = has_extra
        self._row = 0
        self._line = ""
        self._at = 0
        self._open = []

    def _read(self):
        try:
            line = self._readline()
        except StopIteration:
            line = ""
        if isinstance(line, (bytes, bytearray)):
            line = line.decode(self._encoding or "utf-8")
        line = line.replace("\r\n", "\n") if not self._has_extra else line
        self._row += bool(line)
        self._line = line
        self._at = 0
        return line

    def _error(self, message, row=None, column=None, line=None):
        row = self._row if row is None else row
        column = self._at if column is None else column
        return SyntaxError(message, ("<string>", row, column + 1, self._line if line is None else line, row, column + 1))

    def _token(self, kind, text, start, line=None):
        return kind, text, start, (self._row, self._at), self._line if line is None else line

    # It has a place for who wants to know all of the text; to the compiler it is nowhere.
    def _change_of_indentation(self, kind, text, column):
        if self._has_extra:
            return kind, text, (self._row, column), (self._row, self._at), self._line
        return kind, "", (self._row, -1), (self._row, -1), self._line

    # Of a whole line: its place is behind its end.
    def _indentation_error(self, kind, message, line):
        text = line.rstrip("\r\n")
        return kind(message, ("<string>", self._row, len(text) + 1, text, None, None))

    def _operator(self, text, start):
        return self._token(_OP if self._has_extra else _exact_types[text], text, start)

    def run(self):
        indents, strict_indents = [0], [0]
        last = ""
        while True:
            line = self._read()
            if not line:
                if self._open:
                    raise self._error("unexpected EOF in multi-line statement", self._row + 1 if not self._has_extra else self._row, -1)
                break
            last = line
            if not self._open:
                column, strict = self._indentation(line)
                rest = line[self._at:]
                if not rest.strip("\r\n\f\t ") or rest[0] == "#":
                    yield from self._blank(rest)
                    continue
                if column > indents[-1]:
                    if strict <= strict_indents[-1]:
                        raise self._indentation_error(TabError, "inconsistent use of tabs and spaces in indentation", line)
                    indents.append(column)
                    strict_indents.append(strict)
                    yield self._change_of_indentation(_INDENT, line[:self._at], 0)
                while column < indents[-1]:
                    indents.pop()
                    strict_indents.pop()
                    if column > indents[-1]:
                        raise self._indentation_error(IndentationError, "unindent does not match any outer indentation level", line)
                    yield self._change_of_indentation(_DEDENT, "", self._at)
                if strict != strict_indents[-1]:
                    raise self._indentation_error(TabError, "inconsistent use of tabs and spaces in indentation", line)
            yield from self._rest_of_line()
        if last and not last.endswith(("\n", "\r")) and last.strip() and not last.lstrip().startswith("#"):
            yield _NEWLINE, "", (self._row, len(last)), (self._row, len(last) + 1), last
        row = self._row + 1
        for _ in indents[1:]:
            yield _DEDENT, "", (row, 0), (row, 0), ""
        yield _ENDMARKER, "", (row, 0), (row, 0), ""

    # The column of what stands first, and that which it would have if a tab were one space: lines whose order is not the same by both are inconsistent.
    def _indentation(self, line):
        column = strict = 0
        while self._at < len(line):
            c = line[self._at]
            if c == " ":
                column += 1
                strict += 1
            elif c == "\t":
                column = column // 8 * 8 + 8
                strict += 1
            elif c == "\f":
                column = strict = 0
            else:
                break
            self._at += 1
        return column, strict

    # A line without a statement: its comment, and its end as NL.
    def _blank(self, rest):
        if not self._has_extra:
            return
        text = rest.rstrip("\r\n")
        start = self._row, self._at
        if text[:1] == "#":
            self._at += len(text)
            yield self._token(_COMMENT, text, start)
            start = self._row, self._at
        else:
            self._at += len(text)
            start = self._row, self._at
        end = self._line[self._at:]
        yield _NL, end, start, (self._row, self._at + (len(end) or 1)), self._line

    def _rest_of_line(self):
        while True:
            line = self._line
            while self._at < len(line) and line[self._at] in " \t\f":
                self._at += 1
            if self._at >= len(line):
                return
            c = line[self._at]
            start = self._row, self._at
            if c in "\r\n":
                end = line[self._at:]
                kind = _NL if self._open else _NEWLINE
                if self._has_extra:
                    yield kind, end, start, (self._row, self._at + len(end)), line
                elif kind == _NEWLINE:
                    yield kind, "", start, start, line
                return
            if c == "#":
                text = line[self._at:].rstrip("\r\n")
                self._at += len(text)
                if self._has_extra:
                    yield self._token(_COMMENT, text, start)
                continue
            if c == "\\":
                if line[self._at + 1:] not in ("\n", "\r\n", "\r"):
                    raise self._error("unexpected character after line continuation character", column=len(line) - 1)
                if not self._read():
                    raise self._error("unexpected EOF in multi-line statement", column=len(line) - 1)
                continue
            prefix = self._string_prefix()
            if prefix is not None:
                yield from self._string(prefix)
            elif c.isdigit() or c == "." and line[self._at + 1:self._at + 2].isdigit():
                yield self._number(start)
            elif c == "_" or c.isidentifier():
                end = self._at
                while end < len(line) and (line[end].isalnum() or line[end] == "_" or ("a" + line[end]).isidentifier()):
                    end += 1
                text = line[self._at:end]
                self._at = end
                yield self._token(_NAME, text, start)
            else:
                yield self._punctuation(start)

    def _punctuation(self, start):
        line = self._line
        for text in _operators:
            if line.startswith(text, self._at):
                break
        else:
            text = line[self._at]
            # Characters that no operator has ("$", "?", "`") are operators to Lib's tokenize, which inspect relies on.
            if text not in _exact_types and not (self._has_extra and text.isprintable() and text.isascii()):
                raise self._error("invalid non-printable character U+%04X" % ord(text) if not text.isprintable() else f"invalid character '{text}' (U+{ord(text):04X})" if ord(text) > 127 else "invalid syntax")
        if text in _closing:
            self._open.append((text, self._row))
        elif text in ")]}" and (self._open or not self._has_extra):
            if not self._open:
                raise self._error(f"unmatched '{text}'")
            opener, row = self._open.pop()
            # Lib's tokenize takes them as they come: what it reads may begin in the middle.
            if _closing[opener] != text and not self._has_extra:
                where = f" on line {row}" if row != self._row else ""
                raise self._error(f"closing parenthesis '{text}' does not match opening parenthesis '{opener}'{where}")
        self._at += len(text)
        return self._operator(text, start)

    def _number(self, start):
        line = self._line
        at = self._at
        def digits(at, allowed):
            while at < len(line) and (line[at] in allowed or line[at] == "_" and line[at + 1:at + 2] and line[at + 1] in allowed):
                at += 1
            if line[at:at + 1] == "_":
                raise self._error(f"invalid {kind} literal", column=at)
            return at
        kind = "decimal"
        second = line[at + 1:at + 2].lower()
        if line[at] == "0" and second and second in "xob":
            kind, allowed = {"x": ("hexadecimal", "0123456789abcdefABCDEF"), "o": ("octal", "01234567"), "b": ("binary", "01")}[second]
            first = at + 2
            at = digits(first, allowed)
            if line[at:at + 1].isdecimal():
                raise self._error(f"invalid digit '{line[at]}' in {kind} literal", column=at)
            if at == first:
                raise self._error(f"invalid {kind} literal", column=at - 1)
        else:
            at = digits(at, "0123456789")
            if line[at:at + 1] == ".":
                at += 1
                at = at if line[at:at + 1] == "_" else digits(at, "0123456789")
            if line[at:at + 1] in ("e", "E"):
                sign = at + 1 + (line[at + 1:at + 2] in ("+", "-"))
                if line[sign:sign + 1].isdigit():
                    at = digits(sign, "0123456789")
            if line[at:at + 1] in ("j", "J"):
                at += 1
        text = line[self._at:at]
        self._at = at
        return self._token(_NUMBER, text, start)

    # ---- strings ----

    def _string_prefix(self):
        line = self._line
        at = self._at
        while at < len(line) and at - self._at < 3 and line[at].isalpha():
            at += 1
        if line[at:at + 1] not in ('"', "'"):
            return None
        prefix = line[self._at:at]
        return prefix if prefix.lower() in _prefixes else None

    def _quote_at(self, at):
        quote = self._line[at]
        return quote * 3 if self._line.startswith(quote * 3, at) else quote

    def _string(self, prefix):
        start = self._row, self._at
        first_line = self._line
        lower = prefix.lower()
        quote = self._quote_at(self._at + len(prefix))
        if "f" in lower or "t" in lower:
            yield from self._interpolated(prefix, quote)
            return
        pieces = []
        piece_start = self._at
        self._at += len(prefix) + len(quote)
        lines = [self._line]
        while True:
            line = self._line
            at = self._at
            while at < len(line):
                if line[at] == "\\":
                    at += 2
                elif line.startswith(quote, at):
                    self._at = at + len(quote)
                    pieces.append(line[piece_start:self._at])
                    yield _STRING, "".join(pieces), start, (self._row, self._at), "".join(lines)
                    return
                elif line[at] == "\n" and len(quote) == 1:
                    raise self._error("unterminated string literal (detected at line %d)" % start[0], start[0], start[1], first_line)
                else:
                    at += 1
            if len(quote) == 1 and not line.endswith("\\\n"):
                raise self._error("unterminated string literal (detected at line %d)" % start[0], start[0], start[1], first_line)
            pieces.append(line[piece_start:])
            if not self._read():
                raise self._error("unterminated triple-quoted string literal (detected at line %d)" % self._row, start[0], start[1], first_line)
            lines.append(self._line)
            piece_start = 0
            self._at = max(0, at - len(line))

    def _interpolated(self, prefix, quote):
        is_template = "t" in prefix.lower()
        begin, middle, finish = (_TSTRING_START, _TSTRING_MIDDLE, _TSTRING_END) if is_template else (_FSTRING_START, _FSTRING_MIDDLE, _FSTRING_END)
        start = self._row, self._at
        self._at += len(prefix) + len(quote)
        yield self._token(begin, prefix + quote, start)
        yield from self._literal(quote, "r" in prefix.lower(), middle, False)
        start = self._row, self._at
        self._at += len(quote)
        yield self._token(finish, quote, start)

    # Text and replacement fields up to the closing quote or, in a format specification, up to the brace that ends the field.
    def _literal(self, quote, is_raw, middle, is_spec):
        start = self._row, self._at
        pieces = []
        while True:
            line = self._line
            if self._at >= len(line):
                if len(quote) == 1 and not (pieces and pieces[-1].endswith("\\\n")) or not self._read():
                    raise self._error(f"unterminated {'triple-quoted ' if len(quote) == 3 else ''}f-string literal (detected at line {self._row})", start[0], start[1])
                continue
            c = line[self._at]
            if line.startswith(quote, self._at) or is_spec and c == "}":
                break
            if c in "{}" and line[self._at + 1:self._at + 2] == c and not is_spec:
                pieces.append(c)
                self._at += 1
                yield middle, "".join(pieces), start, (self._row, self._at), line
                self._at += 1
                pieces = []
                start = self._row, self._at
                continue
            if c == "{":
                if pieces:
                    yield self._token(middle, "".join(pieces), start)
                    pieces = []
                yield from self._field(quote, is_raw, middle)
                start = self._row, self._at
                continue
            if c == "}":
                raise self._error("f-string: single '}' is not allowed")
            if c == "\\" and not is_spec:
                name = line.startswith("\\N{", self._at) and not is_raw
                end = line.find("}", self._at) + 1 if name else self._at + 2
                if not name and line[self._at + 1:self._at + 2] in ("{", "}"):
                    end = self._at + 1
                pieces.append(line[self._at:end])
                self._at = end
                continue
            if c == "\n" and len(quote) == 1:
                raise self._error(f"unterminated f-string literal (detected at line {self._row})", start[0], start[1])
            pieces.append(c)
            self._at += 1
        if pieces:
            yield self._token(middle, "".join(pieces), start)

    def _field(self, quote, is_raw, middle):
        start = self._row, self._at
        self._at += 1
        depth = len(self._open)
        self._open.append(("{", self._row))
        yield self._operator("{", start)
        while True:
            line = self._line
            while self._at < len(line) and line[self._at] in " \t\f":
                self._at += 1
            if self._at >= len(line):
                if not self._read():
                    raise self._error("f-string: expecting '}'")
                continue
            c = line[self._at]
            start = self._row, self._at
            is_outer = len(self._open) == depth + 1
            if is_outer and c == "}":
                self._open.pop()
                self._at += 1
                yield self._operator("}", start)
                return
            if is_outer and c == "!" and line[self._at + 1:self._at + 2] != "=":
                self._at += 1
                yield self._operator("!", start)
                continue
            if is_outer and c == ":":
                self._at += 1
                yield self._operator(":", start)
                yield from self._literal(quote, is_raw, middle, True)
                continue
            if c in "\r\n":
                if self._has_extra:
                    yield _NL, c, start, (self._row, self._at + 1), line
                if not self._read():
                    raise self._error("f-string: expecting '}'")
                continue
            if c == "#":
                text = line[self._at:].rstrip("\r\n")
                self._at += len(text)
                if self._has_extra:
                    yield self._token(_COMMENT, text, start)
                continue
            prefix = self._string_prefix()
            if prefix is not None:
                yield from self._string(prefix)
            elif c.isdigit() or c == "." and line[self._at + 1:self._at + 2].isdigit():
                yield self._number(start)
            elif c == "_" or c.isidentifier():
                end = self._at
                while end < len(line) and (line[end].isalnum() or line[end] == "_"):
                    end += 1
                text = line[self._at:end]
                self._at = end
                yield self._token(_NAME, text, start)
            else:
                yield self._punctuation(start)
