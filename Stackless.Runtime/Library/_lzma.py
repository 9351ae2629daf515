# The module _lzma: the containers .xz and .lzma, and bare streams, around the LZMA of _lzma_streams. What is packed there is packed whole, so a compressor
# gives its stream at the end, and a decompressor keeps its input until a block's end is there. Filters other than LZMA and delta are not built.
# https://docs.python.org/3/library/lzma.html

import _lzma_streams
import zlib as _zlib

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1, FILTER_LZMA2, FILTER_DELTA, FILTER_X86, FILTER_POWERPC = 0x4000000000000001, 0x21, 3, 4, 5
FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 6, 7, 8, 9
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 0x12, 0x13, 0x14
MODE_FAST, MODE_NORMAL = 1, 2
PRESET_DEFAULT, PRESET_EXTREME = 6, 0x80000000

_MAGIC, _END_MAGIC = b"\xfd7zXZ\0", b"YZ"
_CHECK_SIZES = {0: 0, 1: 4, 4: 8, 10: 32}
_DICTIONARIES = (18, 20, 21, 22, 22, 23, 23, 24, 25, 26)
_BRANCHES = (FILTER_X86, FILTER_POWERPC, FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC)


class LZMAError(Exception):
    """Call to liblzma failed."""
    __module__ = "_lzma"


class _More(Exception):
    """The input ends before what is being read does."""


def is_check_supported(check_id, /):
    return check_id in _CHECK_SIZES


def _check_of(check, data):
    if check == CHECK_CRC32:
        return _zlib.crc32(data).to_bytes(4, "little")
    if check == CHECK_CRC64:
        return _lzma_streams.crc64(data)
    if check == CHECK_SHA256:
        from hashlib import sha256
        return sha256(data).digest()
    return b""


# ---- filters -------------------------------------------------------------------------------------------------------------------------

_OPTIONS = {"id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"}


def _dictionary_of_preset(preset):
    level = preset & 31
    if level > 9 or preset & ~(31 | PRESET_EXTREME):
        raise LZMAError(f"Invalid compression preset: {preset}")
    return 1 << _DICTIONARIES[level]


class _Filter:
    def __init__(self, specification):
        if not hasattr(specification, "keys"):
            raise TypeError("Filter specifier must be a dict or dict-like object")
        if "id" not in specification:
            raise ValueError("Filter specifier must have an \"id\" entry")
        self.id = specification["id"]
        if self.id in (FILTER_LZMA1, FILTER_LZMA2):
            if set(specification) - _OPTIONS:
                raise ValueError("Invalid filter specifier for LZMA filter")
            self.dictionary = specification.get("dict_size", None)
            if self.dictionary is None:
                self.dictionary = _dictionary_of_preset(specification.get("preset", PRESET_DEFAULT))
            elif "preset" in specification:
                _dictionary_of_preset(specification["preset"])
            self.lc, self.lp, self.pb = specification.get("lc", 3), specification.get("lp", 0), specification.get("pb", 2)
        elif self.id == FILTER_DELTA:
            if set(specification) - {"id", "dist"}:
                raise ValueError("Invalid filter specifier for delta filter")
            self.distance = specification.get("dist", 1)
        elif self.id in _BRANCHES:
            if set(specification) - {"id", "start_offset"}:
                raise ValueError("Invalid filter specifier for BCJ filter")
            self.start = specification.get("start_offset", 0)
        else:
            raise ValueError(f"Invalid filter ID: {self.id}")


def _dictionary_byte(size):
    for code in range(40):
        if (2 | code & 1) << code // 2 + 11 >= size:
            return code
    return 40


def _dictionary_size(code):
    if code > 40:
        raise LZMAError("Invalid or unsupported options")
    return 0xffffffff if code == 40 else (2 | code & 1) << code // 2 + 11


def _encode_filter_properties(filter, /):
    filter = _Filter(filter)
    if filter.id == FILTER_LZMA1:
        return bytes([(filter.pb * 5 + filter.lp) * 9 + filter.lc]) + filter.dictionary.to_bytes(4, "little")
    if filter.id == FILTER_LZMA2:
        return bytes([_dictionary_byte(filter.dictionary)])
    if filter.id == FILTER_DELTA:
        if not 1 <= filter.distance <= 256:
            raise LZMAError("Invalid or unsupported options")
        return bytes([filter.distance - 1])
    return filter.start.to_bytes(4, "little") if filter.start else b""


def _decode_filter_properties(filter_id, encoded_props, /):
    properties = bytes(memoryview(encoded_props))
    if filter_id == FILTER_LZMA1:
        if len(properties) != 5 or properties[0] >= 225:
            raise LZMAError("Invalid or unsupported options")
        rest, lc = divmod(properties[0], 9)
        pb, lp = divmod(rest, 5)
        return {"id": filter_id, "dict_size": int.from_bytes(properties[1:], "little"), "lc": lc, "lp": lp, "pb": pb}
    if filter_id == FILTER_LZMA2:
        if len(properties) != 1:
            raise LZMAError("Invalid or unsupported options")
        return {"id": filter_id, "dict_size": _dictionary_size(properties[0])}
    if filter_id == FILTER_DELTA:
        if len(properties) != 1:
            raise LZMAError("Invalid or unsupported options")
        return {"id": filter_id, "dist": properties[0] + 1}
    if filter_id in _BRANCHES:
        if len(properties) not in (0, 4):
            raise LZMAError("Invalid or unsupported options")
        return {"id": filter_id, "start_offset": int.from_bytes(properties, "little")} if properties else {"id": filter_id}
    raise LZMAError("Invalid or unsupported options")


def _delta(data, distance, decodes):
    data = bytearray(data)
    if decodes:
        for i in range(distance, len(data)):
            data[i] = data[i] + data[i - distance] & 255
    else:
        for i in range(len(data) - 1, distance - 1, -1):
            data[i] = data[i] - data[i - distance] & 255
    return bytes(data)


def _chain(filters):
    chain = [_Filter(filter) for filter in filters]
    if not 1 <= len(chain) <= 4:
        raise ValueError("Too many filters - liblzma supports a maximum of 4" if chain else "Invalid filter chain")
    if chain[-1].id not in (FILTER_LZMA1, FILTER_LZMA2) or any(filter.id in (FILTER_LZMA1, FILTER_LZMA2) for filter in chain[:-1]):
        raise LZMAError("Invalid or unsupported options")
    if any(filter.id != FILTER_DELTA for filter in chain[:-1]):
        raise LZMAError("Invalid or unsupported options")
    return chain


def _pack(chain, data):
    for filter in chain[:-1]:
        data = _delta(data, filter.distance, False)
    last = chain[-1]
    if last.id == FILTER_LZMA2:
        return _lzma_streams.encode2(data, last.dictionary)
    return _lzma_streams.encode(data, last.dictionary)[1]


# ---- compressing ----------------------------------------------------------------------------------------------------------------------

def _number(value):
    encoded = bytearray()
    while value >= 0x80:
        encoded.append(value & 0x7f | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def _padded(data):
    return data + bytes(-len(data) % 4)


def _with_crc(data):
    return data + _zlib.crc32(data).to_bytes(4, "little")


def _integer(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


class LZMACompressor:
    """Create a compressor object for compressing data incrementally."""
    __module__ = "_lzma"

    def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        format, check = _integer(format), _integer(check)
        if preset is not None and filters is not None:
            raise ValueError("Cannot specify both preset and filter chain")
        if preset is None:
            preset = PRESET_DEFAULT
        if not isinstance(preset, int):
            raise TypeError(f"'{type(preset).__name__}' object cannot be interpreted as an integer")
        if preset < 0:
            raise ValueError("value must be positive")
        if preset > 0xffffffff:
            raise OverflowError("Value too large for uint32_t type")
        if format != FORMAT_XZ and check not in (-1, CHECK_NONE):
            raise ValueError("Integrity checks are only supported by FORMAT_XZ")
        if format not in (FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError(f"Invalid container format: {format}")
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        if filters is None:
            kind = FILTER_LZMA1 if format == FORMAT_ALONE else FILTER_LZMA2
            filters = [{"id": kind, "dict_size": _dictionary_of_preset(preset)}]
        self._chain = _chain(filters)
        if format == FORMAT_XZ and self._chain[-1].id != FILTER_LZMA2 or format == FORMAT_ALONE and (len(self._chain) > 1 or self._chain[-1].id != FILTER_LZMA1):
            raise LZMAError("Invalid or unsupported options" if format == FORMAT_XZ else "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter")
        self._format = format
        self._check = CHECK_CRC64 if check == -1 else check
        if format == FORMAT_XZ and self._check not in _CHECK_SIZES:
            raise LZMAError("Unsupported integrity check")
        self._pieces = []

    def compress(self, data, /):
        """Provide data to the compressor object."""
        if self._pieces is None:
            raise ValueError("Compressor has been flushed")
        self._pieces.append(bytes(memoryview(data)))
        return b""

    def flush(self):
        """Finish the compression process."""
        if self._pieces is None:
            raise ValueError("Repeated call to flush()")
        data, self._pieces = b"".join(self._pieces), None
        if self._format == FORMAT_RAW:
            return _pack(self._chain, data)
        if self._format == FORMAT_ALONE:
            properties, stream = _lzma_streams.encode(data, self._chain[-1].dictionary)
            return properties + b"\xff" * 8 + stream
        flags = bytes((0, self._check))
        head = _MAGIC + _with_crc(flags)[:2] + _zlib.crc32(flags).to_bytes(4, "little")
        body = index = b""
        count = 0
        if data:
            names = b"".join(_number(filter.id) + _number(len(properties)) + properties for filter, properties in (
                (filter, bytes([_dictionary_byte(filter.dictionary) if filter.id == FILTER_LZMA2 else filter.distance - 1])) for filter in self._chain))
            header = bytes((0, len(self._chain) - 1)) + names
            header += bytes(-len(header) % 4)
            header = bytes((len(header) // 4,)) + header[1:]
            packed = _pack(self._chain, data)
            check = _check_of(self._check, data)
            body = _with_crc(header) + _padded(packed) + check
            index = _number(len(header) + 4 + len(packed) + len(check)) + _number(len(data))
            count = 1
        index = _with_crc(_padded(b"\0" + _number(count) + index))
        tail = (len(index) // 4 - 1).to_bytes(4, "little") + flags
        return head + body + index + _zlib.crc32(tail).to_bytes(4, "little") + tail + _END_MAGIC

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


# ---- decompressing --------------------------------------------------------------------------------------------------------------------

class _Reader:
    """Numbers and pieces from the front of the input."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def take(self, size):
        if self.at + size > len(self.data):
            raise _More
        self.at += size
        return self.data[self.at - size:self.at]

    def number(self):
        value = shift = 0
        while True:
            byte, = self.take(1)
            value |= (byte & 0x7f) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 62:
                raise LZMAError("Corrupt input data")


def _native(call, *arguments):
    try:
        found = call(*arguments)
    except ValueError as error:
        raise LZMAError(str(error)) from None
    if found is None:
        raise _More
    return found


class LZMADecompressor:
    """Create a decompressor object for decompressing data incrementally."""
    __module__ = "_lzma"

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        format = _integer(format)
        if memlimit is not None and format == FORMAT_RAW:
            raise ValueError("Cannot specify memory limit with FORMAT_RAW")
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        if format != FORMAT_RAW and filters is not None:
            raise ValueError("Cannot specify filters except with FORMAT_RAW")
        if format not in (FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW):
            raise ValueError(f"Invalid container format: {format}")
        self._chain = _chain(filters) if filters is not None else None
        self._format, self._limit = format, memlimit
        self._input = b""
        self._output = memoryview(b"")
        self._step = {FORMAT_AUTO: self._detect, FORMAT_XZ: self._read_head, FORMAT_ALONE: self._read_alone, FORMAT_RAW: self._read_raw}[format]
        self._ended = False
        self._failed = False
        self.check = CHECK_UNKNOWN if format in (FORMAT_AUTO, FORMAT_XZ) else CHECK_NONE
        self.eof = False
        self.unused_data = b""

    @property
    def needs_input(self):
        return not self.eof and not self._output and not self._pending

    _pending = False
    eof = False

    def decompress(self, data, max_length=-1):
        """Decompress data, returning uncompressed data as bytes."""
        if self.eof:
            raise EOFError("End of stream already reached")
        data = bytes(memoryview(data))
        if self._failed:
            raise LZMAError("Internal error")
        self._input += data
        pieces, size = [], 0
        while True:
            if self._output:
                piece = self._output if max_length < 0 else self._output[:max_length - size]
                self._output = self._output[len(piece):]
                pieces.append(piece)
                size += len(piece)
            if self._ended or max_length >= 0 and size >= max_length:
                break
            reader = _Reader(self._input, 0)
            try:
                output = self._step(reader)
            except _More:
                break
            except LZMAError:
                self._failed = True
                raise
            self._input = self._input[reader.at:]
            self._output = memoryview(output)
        # At a limit there may be more; who asks again gets it, or learns the end.
        self._pending = max_length >= 0 and size >= max_length and not self._ended and bool(self._input or self._output)
        if self._ended and not self._output:
            self.eof = True
            self.unused_data, self._input = self._input, b""
        return b"".join(pieces)

    def _check_limit(self, dictionary):
        if self._limit is not None and dictionary + 65536 > self._limit:
            raise LZMAError("Memory usage limit exceeded")

    def _detect(self, reader):
        start = reader.take(1)
        reader.at = 0
        if start == _MAGIC[:1]:
            self._step = self._read_head
        else:
            self.check = CHECK_NONE
            self._step = self._read_alone
        return b""

    def _read_alone(self, reader):
        dictionary = int.from_bytes(reader.take(5)[1:], "little")
        # What has no mark of its own is taken for this format if its numbers are what compressors write.
        if reader.data[0] >= 225 or self._format == FORMAT_AUTO and dictionary != 0xffffffff and dictionary.bit_count() > 2:
            raise LZMAError("Input format not supported by decoder")
        reader.take(8)
        head = reader.data[:13]
        self._check_limit(dictionary)
        size = int.from_bytes(head[5:], "little")
        if size != 0xffffffffffffffff and size >> 38:
            raise LZMAError("Input format not supported by decoder")
        output, used = _native(_lzma_streams.decode, reader.data, 13, head[:5], -1 if size == 0xffffffffffffffff else size)
        reader.at = 13 + used
        self._ended = True
        return output

    def _read_raw(self, reader):
        last = self._chain[-1]
        if last.id == FILTER_LZMA2:
            end, size = _native(_lzma_streams.find_end2, reader.data, 0)
            output = _native(_lzma_streams.decode2, reader.data, 0, end, size, _dictionary_byte(last.dictionary))
            reader.at = end
        else:
            properties = bytes([(last.pb * 5 + last.lp) * 9 + last.lc]) + last.dictionary.to_bytes(4, "little")
            output, reader.at = _native(_lzma_streams.decode, reader.data, 0, properties, -1)
        for filter in reversed(self._chain[:-1]):
            output = _delta(output, filter.distance, True)
        self._ended = True
        return output

    def _read_head(self, reader):
        magic = reader.data[:6]
        if not _MAGIC.startswith(magic):
            raise LZMAError("Input format not supported by decoder")
        reader.take(6)
        flags, crc = reader.take(2), reader.take(4)
        if _zlib.crc32(flags).to_bytes(4, "little") != crc:
            raise LZMAError("Corrupt input data")
        if flags[0] or flags[1] > 15:
            raise LZMAError("Invalid or unsupported options")
        self.check = flags[1]
        self._records = []
        self._step = self._read_block
        return b""

    def _read_block(self, reader):
        size = reader.take(1)[0]
        if size == 0:
            reader.at = 0
            self._step = self._read_index
            return b""
        reader.at = 0
        size = (size + 1) * 4
        header = reader.take(size)
        if _zlib.crc32(header[:-4]).to_bytes(4, "little") != header[-4:]:
            raise LZMAError("Corrupt input data")
        fields = _Reader(header[:-4], 2)
        flags = header[1]
        if flags & 0x3c:
            raise LZMAError("Invalid or unsupported options")
        try:
            packed_size = fields.number() if flags & 0x40 else None
            whole_size = fields.number() if flags & 0x80 else None
            chain = []
            for _ in range((flags & 3) + 1):
                kind = fields.number()
                properties = fields.take(fields.number())
                if kind == FILTER_LZMA2:
                    chain.append((kind, properties[0]))
                    self._check_limit(_dictionary_size(properties[0]))
                elif kind == FILTER_DELTA:
                    chain.append((kind, properties[0] + 1))
                else:
                    raise LZMAError("Invalid or unsupported options")
        except (_More, IndexError):
            raise LZMAError("Corrupt input data") from None
        if chain[-1][0] != FILTER_LZMA2:
            raise LZMAError("Invalid or unsupported options")
        end, content = _native(_lzma_streams.find_end2, reader.data, size)
        reader.at = end
        packed = end - size
        reader.take(-packed % 4)
        check = reader.take(_CHECK_SIZES.get(self.check, (0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64)[self.check]))
        output = _native(_lzma_streams.decode2, reader.data, size, end, content, chain[-1][1])
        for kind, distance in reversed(chain[:-1]):
            output = _delta(output, distance, True)
        if packed_size not in (None, packed) or whole_size not in (None, len(output)) or self.check in _CHECK_SIZES and _check_of(self.check, output) != check:
            raise LZMAError("Corrupt input data")
        self._records.append((size + packed + len(check), len(output)))
        return output

    def _read_index(self, reader):
        reader.take(1)
        records = [(reader.number(), reader.number()) for _ in range(reader.number())]
        reader.take(-reader.at % 4)
        index = reader.data[:reader.at]
        crc, tail = reader.take(4), reader.take(12)
        if (records != self._records or _zlib.crc32(index).to_bytes(4, "little") != crc or _zlib.crc32(tail[4:10]).to_bytes(4, "little") != tail[:4]
                or int.from_bytes(tail[4:8], "little") * 4 + 4 != len(index) + 4 or tail[10:] != _END_MAGIC or tail[9] != self.check):
            raise LZMAError("Corrupt input data")
        self._ended = True
        return b""

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")
