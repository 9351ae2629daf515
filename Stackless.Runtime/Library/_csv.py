# The module _csv: a reader that is a machine of states over characters, and a writer that quotes. https://docs.python.org/3/library/csv.html

from _csv_text import join as _join, split as _split

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
_dialects = {}
_limit = 128 * 1024


class Error(Exception):
    __module__ = "_csv"


_DEFAULTS = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
             "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}


class Dialect:
    __module__ = "_csv"
    __slots__ = tuple(_DEFAULTS)

    def __new__(cls, dialect=None, **options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if isinstance(dialect, Dialect) and not options and cls is Dialect:
            return dialect
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        self = object.__new__(cls)
        if "quotechar" in options and options["quotechar"] is None and "quoting" not in options:
            options["quoting"] = QUOTE_NONE
        given = {name: options[name] if name in options else getattr(dialect, name, default) for name, default in _DEFAULTS.items()}
        for name in ("delimiter", "escapechar", "quotechar"):
            _check_character(name, given[name], name != "delimiter")
        if not isinstance(given["lineterminator"], str):
            raise TypeError(f'"lineterminator" must be a string, not {type(given["lineterminator"]).__name__}')
        if type(given["quoting"]) is not int:
            raise TypeError(f'"quoting" must be an integer, not {type(given["quoting"]).__name__}')
        if not QUOTE_MINIMAL <= given["quoting"] <= QUOTE_NOTNULL:
            raise TypeError('bad "quoting" value')
        if given["quoting"] != QUOTE_NONE and given["quotechar"] is None:
            raise TypeError("quotechar must be set if quoting enabled")
        for name in ("doublequote", "skipinitialspace", "strict"):
            given[name] = bool(given[name])
        for name in ("delimiter", "escapechar", "quotechar"):
            if given[name] in ("\n", "\r") or name != "delimiter" and given[name] == " " and given["skipinitialspace"]:
                raise ValueError(f"bad {name} value")
        marks = [(name, given[name]) for name in ("delimiter", "escapechar", "quotechar") if given[name] is not None]
        for i, (name, mark) in enumerate(marks):
            if mark in given["lineterminator"]:
                raise ValueError(f"bad {name} or lineterminator value")
            for other, other_mark in marks[i + 1:]:
                if mark == other_mark:
                    raise ValueError(f"bad {name} or {other} value")
        for name, value in given.items():
            object.__setattr__(self, name, value)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable" if name in _DEFAULTS else name)

    def __delattr__(self, name):
        raise AttributeError(name)

    def __reduce__(self):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")

    __reduce_ex__ = lambda self, protocol: self.__reduce__()


def _check_character(name, value, may_be_none):
    if value is None and may_be_none:
        return
    kind = "a unicode character or None" if may_be_none else "a unicode character"
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be {kind}, not a string of length {len(value)}')


def register_dialect(name, /, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **options)


def unregister_dialect(name, /):
    try:
        del _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def get_dialect(name, /):
    try:
        return _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


_UNCHANGED = object()


def field_size_limit(new_limit=_UNCHANGED, /):
    global _limit
    before = _limit
    if new_limit is not _UNCHANGED:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit = new_limit
    return before


# ---- reading ----------------------------------------------------------------------------------------------------------------

_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPED_IN_QUOTED, _QUOTE_IN_QUOTED, _AFTER_LINE, _AFTER_ESCAPED_BREAK = range(9)


_END = object()


class Reader:
    __module__ = "_csv"
    __name__ = "reader"

    def __init__(self, iterable, dialect):
        self._lines = iter(iterable)
        self.dialect = dialect
        self.line_num = 0
        self._turns = 0
        # A line that is a whole record is taken in one go if the dialect has nothing rare.
        self._is_plain = (dialect.quoting in (QUOTE_MINIMAL, QUOTE_ALL) and dialect.quotechar is not None and dialect.doublequote
                          and dialect.escapechar is None and not dialect.skipinitialspace)
        self._reset()

    def _reset(self):
        self._row = []
        self._field = []
        self._state = _START_RECORD
        self._is_bare = True

    def __iter__(self):
        return self

    def __next__(self):
        self._turns += 1
        turn = self._turns
        if self._is_plain:
            for line in self._lines:
                self._check(turn)
                if isinstance(line, str):
                    row = _split(line, self.dialect.delimiter, self.dialect.quotechar, _limit)
                    if row is not None:
                        self.line_num += 1
                        return row
                return self._read(line)
        return self._read()

    # The iterator may have asked the reader itself.
    def _check(self, turn):
        if self._turns != turn:
            raise Error("iterator has already advanced the reader")

    def _read(self, first=None):
        self._reset()
        turn = self._turns
        while True:
            if first is not None:
                line, first = first, None
            else:
                line = next(self._lines, _END)
                self._check(turn)
            if line is _END:
                if self._field or self._state == _IN_QUOTED:
                    if self.dialect.strict:
                        raise Error("unexpected end of data")
                    self._save()
                    return self._row
                if self._state != _START_RECORD and self._state != _AFTER_LINE or self._row:
                    self._save()
                    return self._row
                raise StopIteration
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            for character in line:
                self._take(character)
            self._take("\n", True)
            if self._state == _START_RECORD:
                return self._row

    def _add(self, character):
        if len(self._field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._field.append(character)

    def _save(self):
        text = "".join(self._field)
        self._field = []
        quoting = self.dialect.quoting
        if self._is_bare and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS, QUOTE_NOTNULL):
            if not text and quoting != QUOTE_NONNUMERIC:
                text = None
            elif text and quoting != QUOTE_NOTNULL:
                text = float(text)
        self._row.append(text)
        self._is_bare = True

    # One character, or the end of a line, which is a character of its own only inside quotes.
    def _take(self, c, is_end=False):
        dialect, state = self.dialect, self._state
        is_break = is_end or c == "\n" or c == "\r"
        if state == _START_RECORD:
            if is_end:
                return
            if is_break:
                self._state = _AFTER_LINE
                return
            state = self._state = _START_FIELD
        if state == _START_FIELD:
            if is_break:
                self._save()
                self._state = _START_RECORD if is_end else _AFTER_LINE
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._is_bare = False
                self._state = _IN_QUOTED
            elif c == dialect.escapechar:
                self._state = _ESCAPED
            elif c == " " and dialect.skipinitialspace:
                pass
            elif c == dialect.delimiter:
                self._save()
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            self._add("\n" if is_end else c)
            self._state = _AFTER_ESCAPED_BREAK if is_break and not is_end else _IN_FIELD
        elif state == _AFTER_ESCAPED_BREAK and is_end:
            pass
        elif state == _IN_FIELD or state == _AFTER_ESCAPED_BREAK:
            if is_break:
                self._save()
                self._state = _START_RECORD if is_end else _AFTER_LINE
            elif c == dialect.escapechar:
                self._state = _ESCAPED
            elif c == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
        elif state == _IN_QUOTED:
            if is_end:
                pass
            elif c == dialect.escapechar:
                self._state = _ESCAPED_IN_QUOTED
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if dialect.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPED_IN_QUOTED:
            self._add("\n" if is_end else c)
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if is_break:
                self._save()
                self._state = _START_RECORD if is_end else _AFTER_LINE
            elif c == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                self._add(c)
                self._state = _IN_QUOTED
            elif c == dialect.delimiter:
                self._save()
                self._state = _START_FIELD
            elif dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
            else:
                self._add(c)
                self._state = _IN_FIELD
        else:
            if is_end:
                self._state = _START_RECORD
            elif not is_break:
                raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")


def reader(iterable, /, dialect="excel", **options):
    return Reader(iterable, _dialect_of(dialect, options))


def _dialect_of(dialect, options):
    if dialect == "excel" and "excel" not in _dialects:
        dialect = None
    return Dialect(dialect, **options)


# ---- writing ----------------------------------------------------------------------------------------------------------------

class Writer:
    __module__ = "_csv"
    __name__ = "writer"

    def __init__(self, file, dialect):
        write = getattr(file, "write", None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = dialect
        self._is_plain = (dialect.quoting in (QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC) and dialect.quotechar is not None and dialect.doublequote
                          and dialect.escapechar is None and not dialect.skipinitialspace)

    def writerow(self, row, /):
        if self._is_plain:
            dialect = self.dialect
            line = _join(row, dialect.delimiter, dialect.quotechar, dialect.lineterminator, dialect.quoting)
            if line is not None:
                return self._write(line)
        try:
            row = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        dialect = self.dialect
        fields = []
        is_null = False
        for value in row:
            is_number = isinstance(value, (int, float)) or _is_number(value)
            is_null = value is None
            must_quote = (dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not is_number
                          or dialect.quoting == QUOTE_STRINGS and isinstance(value, str)
                          or dialect.quoting == QUOTE_NOTNULL and value is not None)
            if is_null:
                text = ""
            elif isinstance(value, str):
                text = value
            else:
                text = str(value)
            fields.append(self._quoted(text, must_quote, is_null))
        if len(fields) == 1 and not fields[0]:
            if dialect.quoting == QUOTE_NONE or is_null and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("single empty field record must be quoted")
            fields[0] = dialect.quotechar * 2
        return self._write(dialect.delimiter.join(fields) + dialect.lineterminator)

    def _quoted(self, text, must_quote, is_null):
        dialect = self.dialect
        if not text and dialect.delimiter == " " and dialect.skipinitialspace:
            if dialect.quoting == QUOTE_NONE or is_null and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
            must_quote = True
        special = "\n\r" + dialect.delimiter + dialect.lineterminator + (dialect.escapechar or "") + (dialect.quotechar or "")
        if dialect.quoting == QUOTE_NONE:
            parts = []
            for c in text:
                if c in special:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
                parts.append(c)
            return "".join(parts)
        parts = []
        for c in text:
            if c in special:
                wants_escape = False
                if c == dialect.quotechar:
                    if dialect.doublequote:
                        parts.append(c)
                        must_quote = True
                    else:
                        wants_escape = True
                elif c == dialect.escapechar:
                    wants_escape = True
                else:
                    must_quote = True
                if wants_escape:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
            parts.append(c)
        return dialect.quotechar + "".join(parts) + dialect.quotechar if must_quote else "".join(parts)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def _is_number(value):
    return not isinstance(value, str) and (hasattr(type(value), "__float__") or hasattr(type(value), "__index__"))


def writer(file, /, dialect="excel", **options):
    return Writer(file, _dialect_of(dialect, options))
