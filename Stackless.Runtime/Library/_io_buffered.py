# The buffered files (module _io) keep bytes read ahead or not yet written over a raw file, which may be a program's own class: it is
# called by its methods.
# https://docs.python.org/3/library/io.html#buffered-streams

from _deathwatch import in_any_order as _in_any_order
from _io_base import _BufferedIOBase, DEFAULT_BUFFER_SIZE, _offset, _receives, _size, UnsupportedOperation, _unwritten
from _io_raw import FileIO


class _Buffered(_BufferedIOBase):
    # What the three kinds over one raw file share. Bytes read ahead: _read from _read_at on; bytes not yet written: _written.

    _raw = None
    _detached = False

    def _init(self, raw, buffer_size):
        self._raw = None
        self._detached = False
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        self._buffer_size = buffer_size
        self._read = b""
        self._read_at = 0
        self._written = bytearray()

    @property
    def raw(self):
        return self._raw

    @property
    def closed(self):
        return self._raw.closed

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    def __repr__(self):
        try:
            return f"<_io.{type(self).__name__} name={self.name!r}>"
        except AttributeError:
            return f"<_io.{type(self).__name__}>"

    # A class derived from it may say what its state is.
    def __getstate__(self):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")

    def _checkClosed(self, message=None):
        if self._raw is None:
            raise ValueError("raw stream has been detached" if self._detached else "I/O operation on uninitialized object")
        if self._raw.closed:
            raise ValueError(message or "I/O operation on closed file.")

    def detach(self):
        if self._raw is None:
            raise ValueError("raw stream already detached")
        self.flush()
        raw, self._raw = self._raw, None
        self._detached = True
        return raw

    def seekable(self):
        return self._raw.seekable()

    def fileno(self):
        return self._raw.fileno()

    def isatty(self):
        return self._raw.isatty()

    def _dealloc_warn(self, source):
        tell = getattr(self._raw, "_dealloc_warn", None)
        if tell is not None:
            tell(source)

    def close(self):
        if self._raw is not None and not self._raw.closed:
            try:
                self.flush()
            finally:
                _unwritten.pop(id(self), None)
                self._raw.close()

    def tell(self):
        self._checkClosed()
        at = self._raw.tell()
        if at < 0:
            raise OSError(f"Raw stream returned invalid position {at}")
        # A device may have no positions, and say that it is at its beginning.
        return max(0, at - (len(self._read) - self._read_at) + len(self._written))

    def seek(self, offset, whence=0, /):
        if whence not in (0, 1, 2, 3, 4):
            raise ValueError(f"invalid whence value ({whence}, should be 0, 1, 2, 3 or 4)")
        self._checkClosed()
        offset = _offset(offset)
        self.flush()
        ahead = len(self._read) - self._read_at
        if whence == 1 and ahead:
            # Within what has been read ahead, the raw file stays where it is.
            if 0 <= self._read_at + offset <= len(self._read):
                self._read_at += offset
                return max(0, self._raw.tell() - (len(self._read) - self._read_at))
            offset -= ahead
        at = self._raw.seek(offset, whence)
        self._read = b""
        self._read_at = 0
        if at < 0:
            raise OSError(f"Raw stream returned invalid position {at}")
        return at

    def truncate(self, size=None, /):
        self._checkClosed()
        self._checkWritable()
        self.flush()
        return self._raw.truncate(self.tell() if size is None else size)

    # ---- reading ----

    def _get(self, size):
        # Up to size bytes; less only at the end of the file, or (None) when a non-blocking file has nothing.
        at = self._read_at
        if 0 <= size <= len(self._read) - at:
            self._read_at = at + size
            return self._read[at:at + size]
        pieces = [self._read[at:]] if at < len(self._read) else []
        self._read = b""
        self._read_at = 0
        if size < 0:
            readall = getattr(self._raw, "readall", None)
            if readall is not None:
                data = readall()
                if data is None and not pieces:
                    return None
                if data is not None and not isinstance(data, bytes):
                    raise OSError(f"readall() should return bytes, not {type(data).__name__}")
                return b"".join([*pieces, data or b""])
        missing = size - len(pieces[0]) if pieces else size
        while size < 0 or missing > 0:
            data = self._read_raw(self._buffer_size if size < 0 else max(missing, self._buffer_size))
            if data is None and not pieces:
                return None
            if not data:
                break
            if size >= 0 and len(data) > missing:
                self._read = data
                self._read_at = missing
                data = data[:missing]
            pieces.append(data)
            missing -= len(data)
        return b"".join(pieces)

    def _fill(self):
        # Reads once if nothing is there; what there is then.
        if self._read_at >= len(self._read):
            data = self._read_raw(self._buffer_size)
            self._read = data or b""
            self._read_at = 0
        return self._read

    # At most so many bytes; None if there are none yet. A program's own file is asked to fill a buffer.
    def _read_raw(self, size):
        raw = self._raw
        if type(raw) is FileIO or not hasattr(raw, "readinto") or _receives(raw):
            return raw.read(size)
        buffer = bytearray(size)
        count = raw.readinto(buffer)
        if count is None:
            return None
        try:
            count = _offset(count)
        except TypeError as error:
            raise OSError("raw readinto() failed") from error
        if not 0 <= count <= size:
            raise OSError(f"raw readinto() returned invalid length {count} (should have been between 0 and {size})")
        return bytes(buffer[:count])

    def read(self, size=-1, /):
        self._checkClosed("read of closed file")
        size = _size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._prepare_read()
        return self._get(size)

    def read1(self, size=-1, /):
        self._checkClosed("read of closed file")
        size = _size(size)
        self._prepare_read()
        if size < 0:
            size = self._buffer_size
        if not size:
            return b""
        data = self._fill()
        at = self._read_at
        self._read_at = min(at + size, len(data))
        return data[at:self._read_at]

    def readinto1(self, buffer, /):
        self._checkClosed("readinto of closed file")
        self._prepare_read()
        with memoryview(buffer).cast("B") as view:
            at = self._read_at
            ahead = self._read[at:at + len(view)]
            self._read_at = at + len(ahead)
            missing = len(view) - len(ahead)
            view[:len(ahead)] = ahead
            # What is larger than the buffer is read past it.
            if missing > self._buffer_size:
                data = self._read_raw(missing) or b""
            else:
                data = b"" if ahead else self.read1(missing)
            view[len(ahead):len(ahead) + len(data)] = data
            return len(ahead) + len(data)

    def peek(self, size=0, /):
        self._checkClosed("peek of closed file")
        self._prepare_read()
        data = self._fill()
        return data[self._read_at:]

    def readline(self, size=-1, /):
        self._checkClosed("readline of closed file")
        size = _size(size)
        self._prepare_read()
        pieces = []
        while size != 0:
            data = self._fill()
            if not data:
                break
            at = self._read_at
            end = data.find(b"\n", at) + 1
            is_complete = end > 0
            if not is_complete:
                end = len(data)
            if size >= 0 and end - at > size:
                end = at + size
                is_complete = True
            self._read_at = end
            if is_complete and not pieces:
                return data[at:end]
            pieces.append(data[at:end])
            size = size - (end - at) if size >= 0 else size
            if is_complete:
                break
        return b"".join(pieces)

    def _prepare_read(self):
        if self._written:
            self.flush()

    # ---- writing ----

    def write(self, data, /):
        self._checkClosed("write to closed file")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._read_at < len(self._read):
            # Writing goes on where reading stopped.
            self._raw.seek(self._read_at - len(self._read), 1)
        self._read = b""
        self._read_at = 0
        data = data if isinstance(data, bytes) else memoryview(data).tobytes()
        count = len(data)
        if count <= self._buffer_size - len(self._written):
            self._keep(data)
            return count
        try:
            self._write_out()
        except BlockingIOError:
            # As much as there is room for.
            kept = min(count, self._buffer_size - len(self._written))
            self._keep(data[:kept])
            if kept < count:
                raise BlockingIOError(11, "write could not complete without blocking", kept) from None
            return count
        done = 0
        while count - done > self._buffer_size:
            written = self._write_raw(data[done:])
            if written is None:
                self._keep(data[done:done + self._buffer_size])
                raise BlockingIOError(11, "write could not complete without blocking", done + self._buffer_size)
            done += written
        self._keep(data[done:])
        return count

    def _keep(self, data):
        if data:
            if not self._written:
                _unwritten[id(self)] = self
            self._written += data

    def _write_raw(self, data):
        try:
            count = self._raw.write(data)
        except BaseException:
            # What cannot be written is not tried again and again.
            _unwritten.pop(id(self), None)
            raise
        if count is not None and not 0 <= count <= len(data):
            raise OSError(f"raw write() returned invalid length {count} (should have been between 0 and {len(data)})")
        return count

    def _write_out(self):
        written = self._written
        while written:
            count = self._write_raw(bytes(written))
            if count is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            del written[:count]
        _unwritten.pop(id(self), None)

    def flush(self):
        self._checkClosed("flush of closed file")
        if self._written:
            self._write_out()
        self._raw.flush()


@_in_any_order
class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError("File or stream is not readable.")
        self._init(raw, buffer_size)

    def readable(self):
        return self._raw.readable()

    def writable(self):
        self._checkClosed()
        return False

    def write(self, data, /):
        raise UnsupportedOperation("write")


@_in_any_order
class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError("File or stream is not writable.")
        self._init(raw, buffer_size)

    def readable(self):
        self._checkClosed()
        return False

    def writable(self):
        return self._raw.writable()

    def _refuse_read(self, *arguments):
        raise UnsupportedOperation("read")

    read = read1 = peek = readline = readinto = readinto1 = _refuse_read


@_in_any_order
class BufferedRandom(_Buffered):
    """A buffered interface to random access streams."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw._checkSeekable()
        raw._checkReadable()
        raw._checkWritable()
        self._init(raw, buffer_size)

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()


@_in_any_order
class BufferedRWPair(_BufferedIOBase):
    """A buffered reader and writer object together."""

    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise OSError('"reader" argument must be readable.')
        if not writer.writable():
            raise OSError('"writer" argument must be writable.')
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(-1 if size is None else size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readinto(self, buffer, /):
        return self.reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self.reader.readinto1(buffer)

    def write(self, data, /):
        return self.writer.write(data)

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def flush(self):
        return self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    @property
    def closed(self):
        return self.writer.closed
