# The module marshal: built-in values as bytes, in CPython's format (versions 0 to 5). https://docs.python.org/3/library/marshal.html
# Code objects are compiled, and have no form as bytes: what is written for one is the text it was compiled from, or for a file's a reference, as a
# pickle of it has it.
import _marshal
from struct import pack as _pack, unpack as _unpack
from sys import intern as _intern, _is_interned

version = 5

_DEEPEST = 2000
_IS_REFERENCED = 0x80
_UNMARSHALLABLE = "unmarshallable object"


class _Writer:
    """Collects the pieces. An object that is met again is written as a reference to its number, from version 3 on."""

    def __init__(self, version, allow_code):
        self.version, self.allow_code = version, allow_code
        self.pieces = []
        self.numbers = {}
        self.kept = []
        self.inside = set()  # slices whose parts are being written: nothing can refer to them yet
        self.open = []  # (the parts still to be written, what comes after them, the slice or None) for each container, outermost first

    def begin(self, value, code):
        """Writes the type code, with the mark that gives the object a number."""
        if self.version >= 3:
            self.numbers[id(value)] = len(self.numbers)
            self.kept.append(value)
            code |= _IS_REFERENCED
        self.pieces.append(bytes((code,)))

    def sized(self, value, code, data):
        self.begin(value, code)
        self.pieces.append(_pack("<i", len(data)))
        self.pieces.append(data)

    def write(self, value):
        self.write_one(value)
        while self.open:
            parts, end, slice_ = self.open[-1]
            for part in parts:
                self.write_one(part)
                break
            else:
                self.pieces.append(end)
                self.inside.discard(slice_)
                self.open.pop()

    def enter(self, parts, end=b"", slice_=None):
        if len(self.open) >= _DEEPEST - 1:
            raise ValueError("object too deeply nested to marshal")
        self.open.append((iter(parts), end, slice_))

    def write_one(self, value):
        if value is None:
            self.pieces.append(b"N")
        elif value is True:
            self.pieces.append(b"T")
        elif value is False:
            self.pieces.append(b"F")
        elif value is StopIteration:
            self.pieces.append(b"S")
        elif value is Ellipsis:
            self.pieces.append(b".")
        elif (number := self.numbers.get(id(value))) is not None:
            if id(value) in self.inside:
                raise ValueError(_UNMARSHALLABLE)
            self.pieces.append(b"r" + _pack("<i", number))
        else:
            self.write_new(value, type(value))

    def write_new(self, value, kind):
        if kind is int:
            self.write_int(value)
        elif kind is float:
            self.write_numbers(value, b"gf", (value,))
        elif kind is complex:
            self.write_numbers(value, b"yx", (value.real, value.imag))
        elif kind is str:
            self.write_str(value)
        elif kind is bytes:
            self.sized(value, ord("s"), value)
        elif kind is tuple:
            self.write_tuple(value)
        elif kind is list:
            self.write_items(value, ord("["), value)
        elif kind is dict:
            self.begin(value, ord("{"))
            self.enter([part for pair in value.items() for part in pair], end=b"0")
        elif kind is set:
            self.write_items(value, ord("<"), sorted(value, key=self.encoded))
        elif kind is frozenset:
            self.write_items(value, ord(">"), sorted(value, key=self.encoded))
        elif kind is slice:
            self.write_slice(value)
        elif _marshal.is_code(value):
            self.write_code(value)
        else:
            self.write_buffer(value)

    def write_int(self, value):
        if -0x80000000 <= value <= 0x7FFFFFFF:
            self.begin(value, ord("i"))
            self.pieces.append(_pack("<i", value))
            return
        self.begin(value, ord("l"))
        rest, digits = abs(value), []
        while rest:
            digits.append(rest & 0x7FFF)
            rest >>= 15
        self.pieces.append(_pack("<i", -len(digits) if value < 0 else len(digits)))
        self.pieces.append(_pack(f"<{len(digits)}H", *digits))

    def write_numbers(self, value, codes, parts):
        self.begin(value, codes[0] if self.version > 1 else codes[1])
        for part in parts:
            if self.version > 1:
                self.pieces.append(_pack("<d", part))
            else:
                text = f"{part:.17g}".encode()
                self.pieces.append(bytes((len(text),)) + text)

    def write_str(self, value):
        interned = _is_interned(value) and self.version >= 1
        if self.version >= 4 and value.isascii():
            data = value.encode("ascii")
            if len(data) < 256:
                self.begin(value, ord("Z" if interned else "z"))
                self.pieces.append(bytes((len(data),)))
                self.pieces.append(data)
            else:
                self.sized(value, ord("A" if interned else "a"), data)
        else:
            self.sized(value, ord("t" if interned and self.version >= 3 else "u"), value.encode("utf-8", "surrogatepass"))

    def write_tuple(self, value):
        if self.version >= 4 and len(value) < 256:
            self.begin(value, ord(")"))
            self.pieces.append(bytes((len(value),)))
            self.enter(value)
        else:
            self.write_items(value, ord("("), value)

    def write_items(self, value, code, items):
        self.begin(value, code)
        self.pieces.append(_pack("<i", len(items)))
        self.enter(items)

    def write_slice(self, value):
        if self.version < 5:
            raise ValueError(_UNMARSHALLABLE)
        self.begin(value, ord(":"))
        self.inside.add(id(value))
        self.enter((value.start, value.stop, value.step), slice_=id(value))

    def write_code(self, value):
        if not self.allow_code:
            raise ValueError("marshalling code objects is disallowed")
        import pickle
        try:
            data = pickle.dumps(_marshal.description(value) or value)
        except Exception:
            raise ValueError(_UNMARSHALLABLE) from None
        self.sized(value, ord("c"), data)

    def write_buffer(self, value):
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError(_UNMARSHALLABLE) from None
        self.sized(value, ord("s"), data)

    def encoded(self, value):
        """What orders a set's elements: it must not hang on how they hash."""
        return dumps(value, self.version, allow_code=self.allow_code)


class _Open:
    """A container whose parts are being read: how many are missing (of a dict: None), and what to do with them."""

    def __init__(self, missing, place, made, finish):
        self.missing, self.place, self.made, self.finish = missing, place, made, finish
        self.parts = []


class _Reader:
    def __init__(self, data, allow_code):
        self.data, self.allow_code = data, allow_code
        self.position = 0
        self.references = []
        self.open = []

    def take(self, count):
        end = self.position + count
        if end > len(self.data):
            raise EOFError("marshal data too short")
        piece = self.data[self.position:end]
        self.position = end
        return piece

    def byte(self):
        return self.take(1)[0]

    def number(self):
        return _unpack("<i", self.take(4))[0]

    def size(self, what):
        count = self.number()
        if count < 0:
            raise ValueError(f"bad marshal data ({what} size out of range)")
        return count

    def value(self):
        while True:
            found = self.begin()
            while found is not _OPENED:
                if not self.open:
                    if found is _END:
                        raise TypeError("NULL object in marshal data for object")
                    return found
                found = self.add(self.open[-1], found)

    def begin(self):
        """Reads a value, or as much of a container as comes before its parts."""
        if self.position >= len(self.data):
            raise EOFError("EOF read where object expected")
        code = self.byte()
        read = _READERS.get(code & 0x7F)
        if read is None:
            raise ValueError("bad marshal data (unknown type code)")
        place = -1
        if code & _IS_REFERENCED:
            place = len(self.references)
            self.references.append(_END)
        found = read(self, place)
        if found is not _OPENED:
            self.keep(place, found)
        elif len(self.open) >= _DEEPEST:
            raise ValueError("recursion limit exceeded")
        elif self.open[-1].missing == 0:
            return self.finish(self.open[-1])
        return found

    def add(self, container, part):
        """Gives a container its next part; the container if that was the last one."""
        if part is _END:
            if container.missing is not None:
                raise TypeError("NULL object in marshal data")
            return self.finish(container)
        container.parts.append(part)
        if container.missing is None:
            if len(container.parts) == 2:
                container.made[container.parts[0]] = container.parts[1]
                container.parts.clear()
            return _OPENED
        container.missing -= 1
        return _OPENED if container.missing else self.finish(container)

    def finish(self, container):
        self.open.pop()
        made = container.finish(container.made, container.parts)
        self.keep(container.place, made)
        return made

    def keep(self, place, value):
        """A value can be referred to; a list, dict, set or tuple even from inside itself."""
        if place >= 0:
            self.references[place] = value

    def enter(self, missing, place, made, finish):
        if made is not None:
            self.keep(place, made)
        self.open.append(_Open(missing, place, made, finish))
        return _OPENED

    def long(self, place):
        count = self.number()
        digits = _unpack(f"<{abs(count)}H", self.take(2 * abs(count)))
        value = 0
        for digit in reversed(digits):
            if digit > 0x7FFF:
                raise ValueError("bad marshal data (digit out of range in long)")
            value = value << 15 | digit
        if digits and not digits[-1]:
            raise ValueError("bad marshal data (unnormalized long data)")
        return -value if count < 0 else value

    def text_float(self):
        return float(self.take(self.byte()))

    def double(self):
        return _unpack("<d", self.take(8))[0]

    def text(self, count, encoding="utf-8"):
        return str(self.take(count), encoding, "surrogatepass")

    def tuple(self, place, count):
        return self.enter(count, place, _marshal.unfilled_tuple(count), _fill_tuple)

    def list(self, place):
        return self.enter(self.size("list"), place, [], _fill_list)

    def dict(self, place):
        return self.enter(None, place, {}, lambda made, parts: made)

    def set(self, place):
        return self.enter(self.size("set"), place, set(), _fill_set)

    def frozenset(self, place):
        return self.enter(self.size("set"), place, None, lambda made, parts: frozenset(parts))

    def slice(self, place):
        return self.enter(3, place, None, lambda made, parts: slice(*parts))

    def reference(self, place):
        index = self.number()
        if not 0 <= index < len(self.references) or self.references[index] is _END:
            raise ValueError("bad marshal data (invalid reference)")
        return self.references[index]

    def code(self, place):
        if not self.allow_code:
            raise ValueError("unmarshalling code objects is disallowed")
        import pickle
        try:
            code = pickle.loads(self.take(self.size("code")))
            return _marshal.described_code(*code) if isinstance(code, tuple) else code
        except EOFError:
            raise
        except Exception as error:
            raise ValueError(f"bad marshal data ({error})") from None


_END = object()  # what ends a dict
_OPENED = object()  # a container was begun, and its parts come next


def _fill_tuple(made, parts):
    _marshal.fill(made, parts)
    return made


def _fill_list(made, parts):
    made[:] = parts
    return made


def _fill_set(made, parts):
    made.update(parts)
    return made


_READERS = {
    ord("0"): lambda r, place: _END,
    ord("N"): lambda r, place: None,
    ord("T"): lambda r, place: True,
    ord("F"): lambda r, place: False,
    ord("S"): lambda r, place: StopIteration,
    ord("."): lambda r, place: Ellipsis,
    ord("i"): lambda r, place: r.number(),
    ord("I"): lambda r, place: _unpack("<q", r.take(8))[0],
    ord("l"): _Reader.long,
    ord("f"): lambda r, place: r.text_float(),
    ord("g"): lambda r, place: r.double(),
    ord("x"): lambda r, place: complex(r.text_float(), r.text_float()),
    ord("y"): lambda r, place: complex(r.double(), r.double()),
    ord("s"): lambda r, place: r.take(r.size("bytes object")),
    ord("u"): lambda r, place: r.text(r.size("string")),
    ord("t"): lambda r, place: _intern(r.text(r.size("string"))),
    ord("a"): lambda r, place: r.text(r.size("string"), "ascii"),
    ord("A"): lambda r, place: _intern(r.text(r.size("string"), "ascii")),
    ord("z"): lambda r, place: r.text(r.byte(), "ascii"),
    ord("Z"): lambda r, place: _intern(r.text(r.byte(), "ascii")),
    ord(")"): lambda r, place: r.tuple(place, r.byte()),
    ord("("): lambda r, place: r.tuple(place, r.size("tuple")),
    ord("["): _Reader.list,
    ord("{"): _Reader.dict,
    ord("<"): _Reader.set,
    ord(">"): _Reader.frozenset,
    ord(":"): _Reader.slice,
    ord("r"): _Reader.reference,
    ord("c"): _Reader.code,
}


def dumps(value, version=version, /, *, allow_code=True):
    writer = _Writer(version, allow_code)
    writer.write(value)
    return b"".join(writer.pieces)


def loads(data, /, *, allow_code=True):
    return _Reader(bytes(memoryview(data)), allow_code).value()


def dump(value, file, version=version, /, *, allow_code=True):
    return file.write(dumps(value, version, allow_code=allow_code))


def load(file, /, *, allow_code=True):
    return _Reader(_one_value(file), allow_code).value()


# How many bytes follow a type code, and how long the number is that says how many more; containers are followed by values.
_FIXED = {**dict.fromkeys(b"0NTFS.", 0), **dict.fromkeys(b"ir", 4), **dict.fromkeys(b"Ig", 8), ord("y"): 16}
_COUNTED = {**dict.fromkeys(b"sutaAc", (4, 1)), **dict.fromkeys(b"zZ", (1, 1)), ord("l"): (4, 2)}
_CONTAINERS = {**dict.fromkeys(b"([<>", 4), ord(")"): 1}


def _one_value(file):
    """The bytes of one value, and none of what comes after it in the file."""
    pieces = []

    def take(count):
        piece = file.read(count) if count else b""
        if not isinstance(piece, (bytes, bytearray, memoryview)):
            raise TypeError(f"file.read() returned not bytes but {type(piece).__name__}")
        if len(piece) < count:
            raise EOFError("marshal data too short" if pieces else "EOF read where object expected")
        if len(piece) > count:
            raise ValueError(f"read() returned too much data: {count} bytes requested, {len(piece)} returned")
        pieces.append(bytes(piece))
        return pieces[-1]

    open_dicts = []  # how many values were missing in the other containers when each began
    missing = 1
    while missing or open_dicts:
        if not missing and open_dicts:
            missing = 1  # a key, a value, or the end
        code = take(1)[0] & 0x7F
        missing -= 1
        if code == ord("0") and open_dicts and not missing:
            missing = open_dicts.pop()
        elif code == ord("{"):
            open_dicts.append(missing)
            missing = 0
        elif code == ord(":"):
            missing += 3
        elif (size := _CONTAINERS.get(code)) is not None:
            missing += max(0, int.from_bytes(take(size), "little", signed=size == 4))
        elif (layout := _COUNTED.get(code)) is not None:
            take(abs(int.from_bytes(take(layout[0]), "little", signed=layout[0] == 4)) * layout[1])
        elif code in b"fx":
            for _ in range(1 if code == ord("f") else 2):
                take(take(1)[0])
        else:
            take(_FIXED.get(code, 0))
            if code not in _FIXED:
                break
    return b"".join(pieces)
