# The module _io: files as layers. A raw file (FileIO) makes system calls; a buffered one keeps bytes read ahead or not yet written; a
# TextIOWrapper turns them into text, with universal newlines. Each layer may also be a program's own class, called by its methods.
# There are no reference counts: a writer that is dropped without being closed is flushed when a file is opened and at the end.
# https://docs.python.org/3/library/io.html

import posix as _posix

DEFAULT_BUFFER_SIZE = 128 * 1024
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


# Buffered writers and texts that hold something unwritten, in the order they got it.
_unwritten = {}


def _flush_unwritten():
    for stream in list(_unwritten.values()):
        try:
            stream.flush()
        except (OSError, ValueError):
            _unwritten.pop(id(stream), None)


# ---- the bases -------------------------------------------------------------------------------------------------------------------


class _IOBase:
    """The abstract base class for all I/O classes."""

    __closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(f"{type(self).__name__}.{name}() not supported" if name else "not supported")

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    @property
    def closed(self):
        return self.__closed

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def isatty(self):
        self._checkClosed()
        return False

    def _checkClosed(self, message=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if message is None else message)

    def _checkSeekable(self, message=None):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable." if message is None else message)
        return True

    def _checkReadable(self, message=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable." if message is None else message)
        return True

    def _checkWritable(self, message=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable." if message is None else message)
        return True

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *error):
        self.close()

    def readline(self, size=-1, /):
        size = _size(size)
        line = bytearray()
        peek = getattr(self, "peek", None)
        while size < 0 or len(line) < size:
            count = 1
            if peek is not None:
                ahead = peek(1)
                if not ahead:
                    break
                count = ahead.find(b"\n") + 1 or len(ahead)
                if size >= 0:
                    count = min(count, size - len(line))
            data = self.read(count)
            if not isinstance(data, bytes):
                raise OSError(f"read() should have returned a bytes object, not '{type(data).__name__}'")
            if not data:
                break
            line += data
            if data.endswith(b"\n"):
                break
        return bytes(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None, /):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)


def _size(size):
    if size is None:
        return -1
    if isinstance(size, int):
        return size
    index = getattr(type(size), "__index__", None)
    if index is None:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return index(size)


class _RawIOBase(_IOBase):
    """Base class for raw binary I/O."""

    def read(self, size=-1, /):
        size = _size(size)
        if size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        if count < 0 or count > size:
            raise ValueError(f"readinto returned {count} outside buffer size {size}")
        return bytes(buffer[:count])

    def readall(self):
        pieces = []
        while True:
            data = self.read(DEFAULT_BUFFER_SIZE)
            if data is None and not pieces:
                return None
            if not data:
                return b"".join(pieces)
            pieces.append(data)


class _BufferedIOBase(_IOBase):
    """Base class for buffered IO objects."""

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        raise UnsupportedOperation("read1")

    def write(self, data, /):
        raise UnsupportedOperation("write")

    def readinto(self, buffer, /):
        return self._readinto(buffer, self.read)

    def readinto1(self, buffer, /):
        return self._readinto(buffer, self.read1)

    def _readinto(self, buffer, read):
        view = buffer if isinstance(buffer, memoryview) else memoryview(buffer)
        view = view.cast("B")
        data = read(len(view))
        view[:len(data)] = data
        return len(data)


class _TextIOBase(_IOBase):
    """Base class for text I/O."""

    encoding = None
    errors = None
    newlines = None

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("readline")

    def write(self, text, /):
        raise UnsupportedOperation("write")


# ---- raw files -------------------------------------------------------------------------------------------------------------------


class FileIO(_RawIOBase):
    """A raw file: its methods are system calls."""

    _fd = -1
    _blksize = DEFAULT_BUFFER_SIZE

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if isinstance(file, float):
            raise TypeError("integer argument expected, got float")
        if not isinstance(mode, str):
            raise TypeError(f"invalid mode: {mode!r}")
        if not set(mode) <= set("xrwab+"):
            raise ValueError(f"invalid mode: {mode}")
        if sum([c in "rwax" for c in mode]) != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        if isinstance(file, int) and file < 0:
            raise ValueError("negative file descriptor")
        self._created = "x" in mode
        self._appending = "a" in mode
        self._readable = "r" in mode or "+" in mode
        self._writable = "r" not in mode or "+" in mode
        self._closefd = closefd
        self._seekable = None
        self.name = file
        flags = _posix.O_RDWR if self._readable and self._writable else _posix.O_RDONLY if self._readable else _posix.O_WRONLY
        if "x" in mode:
            flags |= _posix.O_EXCL | _posix.O_CREAT
        elif "w" in mode:
            flags |= _posix.O_CREAT | _posix.O_TRUNC
        elif "a" in mode:
            flags |= _posix.O_APPEND | _posix.O_CREAT
        if isinstance(file, int):
            self._fd = int(file)
            _posix.fstat(self._fd)
            return
        if not closefd:
            raise ValueError("Cannot use closefd=False with file name")
        if opener is None:
            self._fd = _posix.open(file, flags, 0o666)
        else:
            fd = opener(file, flags | _posix.O_CLOEXEC)
            if not isinstance(fd, int):
                raise TypeError("expected integer from opener")
            if fd < 0:
                raise ValueError(f"opener returned {fd}")
            self._fd = fd
        try:
            found = _posix.fstat(self._fd)
            if found.st_mode & 0o170000 == 0o040000:
                raise IsADirectoryError(21, "Is a directory", file)
            if self._appending:
                try:
                    _posix.lseek(self._fd, 0, SEEK_END)
                except OSError:
                    pass
        except BaseException:
            _posix.close(self._fd)
            self._fd = -1
            raise

    def __repr__(self):
        if self._fd < 0:
            return f"<_io.{type(self).__name__} [closed]>"
        return f"<_io.{type(self).__name__} name={self.name!r} mode={self.mode!r} closefd={self._closefd}>"

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")

    @property
    def closefd(self):
        return self._closefd

    @property
    def closed(self):
        return self._fd < 0

    @property
    def mode(self):
        if self._created:
            return "xb+" if self._readable else "xb"
        if self._appending:
            return "ab+" if self._readable else "ab"
        return ("rb+" if self._writable else "rb") if self._readable else "wb"

    def _checkClosed(self, message=None):
        if self._fd < 0:
            raise ValueError("I/O operation on closed file" if message is None else message)

    def readable(self):
        self._checkClosed()
        return self._readable

    def writable(self):
        self._checkClosed()
        return self._writable

    def seekable(self):
        self._checkClosed()
        if self._seekable is None:
            try:
                _posix.lseek(self._fd, 0, SEEK_CUR)
                self._seekable = True
            except OSError:
                self._seekable = False
        return self._seekable

    def fileno(self):
        self._checkClosed()
        return self._fd

    def isatty(self):
        self._checkClosed()
        return _posix.isatty(self._fd)

    def read(self, size=-1, /):
        self._checkClosed()
        if not self._readable:
            raise UnsupportedOperation("File not open for reading")
        size = _size(size)
        if size < 0:
            return self.readall()
        try:
            return _posix.read(self._fd, size)
        except BlockingIOError:
            return None

    def readall(self):
        self._checkClosed()
        if not self._readable:
            raise UnsupportedOperation("File not open for reading")
        size = DEFAULT_BUFFER_SIZE
        try:
            size = max(_posix.fstat(self._fd).st_size - _posix.lseek(self._fd, 0, SEEK_CUR) + 1, 1)
        except OSError:
            pass
        pieces = []
        while True:
            try:
                data = _posix.read(self._fd, min(size, 1 << 30))
            except BlockingIOError:
                return b"".join(pieces) if pieces else None
            if not data:
                return b"".join(pieces)
            pieces.append(data)
            size = max(size - len(data), DEFAULT_BUFFER_SIZE)

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        if data is None:
            return None
        view[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._checkClosed()
        if not self._writable:
            raise UnsupportedOperation("File not open for writing")
        try:
            return _posix.write(self._fd, data)
        except BlockingIOError:
            return None

    def seek(self, offset, whence=0, /):
        self._checkClosed()
        return _posix.lseek(self._fd, offset, whence)

    def tell(self):
        self._checkClosed()
        return _posix.lseek(self._fd, 0, SEEK_CUR)

    def truncate(self, size=None, /):
        self._checkClosed()
        if not self._writable:
            raise UnsupportedOperation("File not open for writing")
        if size is None:
            size = self.tell()
        _posix.ftruncate(self._fd, size)
        return size

    def close(self):
        if self._fd >= 0:
            try:
                super().close()
            finally:
                fd, self._fd = self._fd, -1
                if self._closefd:
                    _posix.close(fd)


# ---- in memory -------------------------------------------------------------------------------------------------------------------


class BytesIO(_BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b""):
        self._data = bytearray() if initial_bytes is None else bytearray(initial_bytes)
        self._at = 0

    def __getstate__(self):
        self._checkClosed()
        return self.getvalue(), self._at, {k: v for k, v in self.__dict__.items() if k not in ("_data", "_at")}

    def __setstate__(self, state):
        data, self._at, attributes = state
        self._data = bytearray(data)
        if attributes:
            self.__dict__.update(attributes)

    def _checkClosed(self, message=None):
        if self._data is None:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self._data is None

    def close(self):
        self._data = None

    def getvalue(self):
        self._checkClosed()
        return bytes(self._data)

    def getbuffer(self):
        self._checkClosed()
        return memoryview(self._data)

    def readable(self):
        self._checkClosed()
        return True

    writable = seekable = readable

    def flush(self):
        self._checkClosed()

    def read(self, size=-1, /):
        self._checkClosed()
        size = _size(size)
        at = self._at
        end = len(self._data) if size < 0 else min(at + size, len(self._data))
        if end <= at:
            return b""
        self._at = end
        return bytes(self._data[at:end])

    read1 = read

    def readline(self, size=-1, /):
        self._checkClosed()
        size = _size(size)
        at = self._at
        end = self._data.find(b"\n", at) + 1 or len(self._data)
        if size >= 0:
            end = min(end, at + size)
        self._at = max(at, end)
        return bytes(self._data[at:end])

    def write(self, data, /):
        self._checkClosed()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        view = data if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()
        count = len(view)
        if count:
            at = self._at
            if at > len(self._data):
                self._data += bytes(at - len(self._data))
            self._data[at:at + count] = view
            self._at = at + count
        return count

    def seek(self, offset, whence=0, /):
        self._checkClosed()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"negative seek value {offset}")
            self._at = offset
        elif whence == 1:
            self._at = max(0, self._at + offset)
        elif whence == 2:
            self._at = max(0, len(self._data) + offset)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

    def tell(self):
        self._checkClosed()
        return self._at

    def truncate(self, size=None, /):
        self._checkClosed()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f"negative truncate position {size}")
        del self._data[size:]
        return size


class StringIO(_TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    def __init__(self, initial_value="", newline="\n"):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._seen = None
        self._at = 0
        self._text = ""
        self._tail = []
        self._is_closed = False
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def __getstate__(self):
        self._checkClosed()
        kept = ("_newline", "_seen", "_at", "_text", "_tail", "_is_closed")
        return self.getvalue(), self._newline, self._at, {k: v for k, v in self.__dict__.items() if k not in kept}

    def __setstate__(self, state):
        self._text, self._newline, self._at, attributes = state
        self._seen = None
        self._tail = []
        self._is_closed = False
        if attributes:
            self.__dict__.update(attributes)

    # Appended pieces are joined when the text is next needed as a whole.
    def _whole(self):
        if self._tail:
            self._text += "".join(self._tail)
            self._tail = []
        return self._text

    @property
    def closed(self):
        return self._is_closed

    @property
    def line_buffering(self):
        self._checkClosed()
        return False

    @property
    def newlines(self):
        self._checkClosed()
        return _newlines_of(self._seen)

    def close(self):
        self._is_closed = True
        self._text = ""
        self._tail = []

    def _checkClosed(self, message=None):
        if self._is_closed:
            raise ValueError("I/O operation on closed file")

    def getvalue(self):
        self._checkClosed()
        return self._whole()

    def readable(self):
        self._checkClosed()
        return True

    writable = seekable = readable

    def write(self, text, /):
        if self._is_closed:
            raise ValueError("I/O operation on closed file")
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        count = len(text)
        if self._newline is None:
            self._seen = _see_newlines(self._seen, text)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline == "":
            self._seen = _see_newlines(self._seen, text)
        elif self._newline != "\n":
            text = text.replace("\n", self._newline)
        if not text:
            return count
        at = self._at
        if at < 0:
            # Appending, the usual case: nothing is joined yet.
            self._tail.append(text)
            return count
        whole = self._whole()
        if at == len(whole):
            self._tail.append(text)
            self._at = -1
        else:
            if at > len(whole):
                whole += "\0" * (at - len(whole))
            self._text = whole[:at] + text + whole[at + len(text):]
            self._at = at + len(text)
        return count

    # The position; -1 stands for the end while pieces are appended.
    def _position(self):
        if self._at < 0:
            self._at = len(self._whole())
        return self._at

    def read(self, size=-1, /):
        self._checkClosed()
        size = _size(size)
        at = self._position()
        text = self._whole()
        end = len(text) if size < 0 else min(at + size, len(text))
        self._at = max(at, end)
        return text[at:end]

    def readline(self, size=-1, /):
        self._checkClosed()
        size = _size(size)
        at = self._position()
        text = self._whole()
        end = _line_end(text, at, self._newline)
        if end < 0:
            end = len(text)
        if size >= 0:
            end = min(end, at + size)
        self._at = max(at, end)
        return text[at:end]

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0, /):
        self._checkClosed()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            self._at = offset
            return offset
        if offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 2:
            self._at = len(self._whole())
        return self._position()

    def tell(self):
        self._checkClosed()
        return self._position()

    def truncate(self, size=None, /):
        self._checkClosed()
        at = self._position()
        size = at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._whole()[:size]
        return size

    def detach(self):
        raise UnsupportedOperation("detach")


# ---- buffers ---------------------------------------------------------------------------------------------------------------------


class _Buffered(_BufferedIOBase):
    # What the three kinds over one raw file share. Bytes read ahead: _read from _read_at on; bytes not yet written: _written.

    _detached = False

    def _init(self, raw, buffer_size):
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

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")

    def _checkClosed(self, message=None):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        if self._raw.closed:
            raise ValueError(message or "I/O operation on closed file.")

    def detach(self):
        if self._raw is None:
            raise ValueError("raw stream already detached")
        self.flush()
        raw, self._raw = self._raw, None
        return raw

    def seekable(self):
        return self._raw.seekable()

    def fileno(self):
        return self._raw.fileno()

    def isatty(self):
        return self._raw.isatty()

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
        return at - (len(self._read) - self._read_at) + len(self._written)

    def seek(self, offset, whence=0, /):
        if whence not in (0, 1, 2, 3, 4):
            raise ValueError(f"invalid whence value ({whence}, should be 0, 1, 2, 3 or 4)")
        self._checkClosed()
        self.flush()
        ahead = len(self._read) - self._read_at
        if whence == 1 and ahead:
            # Within what has been read ahead, the raw file stays where it is.
            if 0 <= self._read_at + offset <= len(self._read):
                self._read_at += offset
                return self._raw.tell() - (len(self._read) - self._read_at)
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
            data = self._raw.read(self._buffer_size if size < 0 else max(missing, self._buffer_size))
            if data is None and not pieces:
                return None
            if not data:
                break
            if not isinstance(data, bytes):
                data = bytes(data)
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
            data = self._raw.read(self._buffer_size)
            self._read = data or b""
            self._read_at = 0
        return self._read

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
        before = len(self._written)
        self._written += data if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()
        count = len(self._written) - before
        if len(self._written) >= self._buffer_size:
            self._write_out()
        elif not before and count:
            _unwritten[id(self)] = self
        return count

    def _write_out(self):
        written = self._written
        while written:
            try:
                count = self._raw.write(bytes(written))
            except BaseException:
                # What cannot be written is not tried again and again.
                _unwritten.pop(id(self), None)
                raise
            if count is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            if count < 0 or count > len(written):
                raise OSError(f"raw write() returned invalid length {count} (should have been between 0 and {len(written)})")
            del written[:count]
        _unwritten.pop(id(self), None)

    def flush(self):
        self._checkClosed("flush of closed file")
        if self._written:
            self._write_out()
        self._raw.flush()


class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""

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


class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object."""

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


class BufferedRandom(_Buffered):
    """A buffered interface to random access streams."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw._checkSeekable()
        raw._checkReadable()
        raw._checkWritable()
        self._init(raw, buffer_size)

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()


class BufferedRWPair(_BufferedIOBase):
    """A buffered reader and writer object together."""

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


# ---- text ------------------------------------------------------------------------------------------------------------------------


_LF, _CR, _CRLF = 1, 2, 4


def _see_newlines(seen, text):
    seen = seen or 0
    if "\r" not in text:
        return seen | _LF if "\n" in text else seen
    pairs = text.count("\r\n")
    if pairs:
        seen |= _CRLF
    if text.count("\r") > pairs:
        seen |= _CR
    if text.count("\n") > pairs:
        seen |= _LF
    return seen


def _newlines_of(seen):
    if not seen:
        return None
    kinds = tuple([text for bit, text in ((_CR, "\r"), (_LF, "\n"), (_CRLF, "\r\n")) if seen & bit])
    return kinds[0] if len(kinds) == 1 else kinds


# Where the line that begins at a position ends, or -1: with newline "" any of the three ends counts, else just the one.
def _line_end(text, at, newline):
    if newline == "":
        end = text.find("\n", at)
        carriage = text.find("\r", at, end if end >= 0 else len(text))
        if carriage < 0:
            return end + 1 if end >= 0 else -1
        if carriage + 1 < len(text):
            return carriage + 2 if text[carriage + 1] == "\n" else carriage + 1
        return carriage + 1
    end = text.find(newline or "\n", at)
    return -1 if end < 0 else end + len(newline or "\n")


def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}")


class IncrementalNewlineDecoder:
    """Codec used when reading a file in universal newlines mode."""

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translates = translate
        self.errors = errors
        self._seen = 0
        self._has_carriage = False

    def decode(self, input, final=False):
        output = input if self._decoder is None else self._decoder.decode(input, final=final)
        if self._has_carriage and (output or final):
            output = "\r" + output
            self._has_carriage = False
        # A "\r" at the end may be the first half of "\r\n".
        if output.endswith("\r") and not final:
            output = output[:-1]
            self._has_carriage = True
        if not output:
            return output
        self._seen = _see_newlines(self._seen, output)
        if self._translates and "\r" in output:
            output = output.replace("\r\n", "\n").replace("\r", "\n")
        return output

    def getstate(self):
        buffer, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return buffer, flag << 1 | self._has_carriage

    def setstate(self, state):
        buffer, flag = state
        self._has_carriage = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((buffer, flag >> 1))

    def reset(self):
        self._seen = 0
        self._has_carriage = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        return _newlines_of(self._seen)


# Incremental decoders for the encodings that need no module of Lib.
class _NativeDecoder:
    def __init__(self, encoding, errors):
        self._encoding = encoding
        self._errors = errors
        self._kept = b""

    def decode(self, input, final=False):
        data = self._kept + input if self._kept else bytes(input)
        end = len(data)
        if not final and self._encoding == "utf-8":
            # A character that has begun and not ended stays.
            for back in range(1, min(4, end + 1)):
                byte = data[end - back]
                if byte >= 0xc0:
                    if back < (2 if byte < 0xe0 else 3 if byte < 0xf0 else 4):
                        end -= back
                    break
                if byte < 0x80:
                    break
        self._kept = data[end:]
        return (data[:end] if self._kept else data).decode(self._encoding, self._errors)

    def getstate(self):
        return self._kept, 0

    def setstate(self, state):
        self._kept = state[0]

    def reset(self):
        self._kept = b""


_native_encodings = {"utf-8": "utf-8", "utf8": "utf-8", "ascii": "ascii", "us-ascii": "ascii", "latin-1": "latin-1", "latin1": "latin-1", "iso-8859-1": "latin-1"}


class _CodecEncoder:
    def __init__(self, encoding, errors):
        self._encoding = encoding
        self._errors = errors

    def encode(self, text):
        return text.encode(self._encoding, self._errors)


def text_encoding(encoding, stacklevel=2, /):
    return "utf-8" if encoding is None else encoding


class TextIOWrapper(_TextIOBase):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    _CHUNK_SIZE = 8192
    _buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        if encoding is None or encoding == "locale":
            encoding = "utf-8"
        if not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if errors is not None and not isinstance(errors, str):
            raise TypeError(f"TextIOWrapper() argument 'errors' must be str or None, not {type(errors).__name__}")
        self._set_codec(encoding, errors or "strict")
        self._buffer = buffer
        self._set_newline(newline)
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._is_seekable = self._is_telling = buffer.seekable()
        self._pending = []
        self._pending_length = 0
        self._decoder = None
        self._text = ""
        self._text_at = 0
        # The decoder's state before the last bytes it got, and those bytes: where in the file a character is.
        self._snapshot = None
        if self._is_seekable and self.writable() and buffer.tell() != 0 and self._encoder is not None:
            # In the middle of a file no byte order mark is written.
            set_state = getattr(self._encoder, "setstate", None)
            if set_state is not None:
                set_state(0)

    def _set_codec(self, encoding, errors):
        native = _native_encodings.get(encoding.lower().replace("_", "-"))
        self._encoding = encoding
        self._errors = errors
        self._native_encoding = native
        if native is not None:
            self._encoder = _CodecEncoder(native, errors)
            return
        import codecs
        info = codecs.lookup(encoding)
        if not info._is_text_encoding:
            raise LookupError(f"{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs")
        self._encoder = info.incrementalencoder(errors)

    def _set_newline(self, newline):
        self._newline = newline
        self._read_universal = not newline
        self._read_translate = newline is None
        self._write_newline = None if newline in (None, "", "\n") else newline

    def _make_decoder(self):
        if self._native_encoding is not None:
            decoder = _NativeDecoder(self._native_encoding, self._errors)
        else:
            import codecs
            decoder = codecs.getincrementaldecoder(self._encoding)(self._errors)
        if self._read_universal:
            decoder = IncrementalNewlineDecoder(decoder, self._read_translate)
        self._decoder = decoder
        return decoder

    def __repr__(self):
        text = f"<_io.{type(self).__name__}"
        for name in ("name", "mode"):
            try:
                text += f" {name}={getattr(self, name)!r}"
            except AttributeError:
                pass
        return f"{text} encoding={self._encoding!r}>"

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        return self._errors

    @property
    def line_buffering(self):
        return self._line_buffering

    @property
    def write_through(self):
        return self._write_through

    @property
    def buffer(self):
        return self._buffer

    @property
    def name(self):
        return self._buffer.name

    @property
    def closed(self):
        return self._buffer.closed

    @property
    def newlines(self):
        return getattr(self._decoder, "newlines", None)

    def _checkClosed(self, message=None):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        if self._decoder is not None and (encoding is not None or errors is not None or newline is not Ellipsis):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        self.flush()
        if encoding is not None or errors is not None:
            self._set_codec(self._encoding if encoding is None else encoding, (self._errors if encoding is None else "strict") if errors is None else errors)
        if newline is not Ellipsis:
            _check_newline(newline)
            self._set_newline(newline)
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    def readable(self):
        return self._buffer.readable()

    def writable(self):
        return self._buffer.writable()

    def seekable(self):
        self._checkClosed()
        return self._is_seekable

    def fileno(self):
        return self._buffer.fileno()

    def isatty(self):
        self._checkClosed()
        return self._buffer.isatty()

    def detach(self):
        if self._buffer is None:
            raise ValueError("buffer is already detached")
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    def close(self):
        if self._buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                _unwritten.pop(id(self), None)
                self._buffer.close()

    # ---- writing ----

    def write(self, text, /):
        self._checkClosed()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        count = len(text)
        has_line = False
        if (self._write_newline is not None or self._line_buffering) and "\n" in text:
            has_line = self._line_buffering
            if self._write_newline is not None:
                text = text.replace("\n", self._write_newline)
        if self._line_buffering and not has_line and "\r" in text:
            has_line = True
        data = self._encoder.encode(text)
        if self._text or self._snapshot is not None:
            self._forget_read()
        if not self._pending:
            self._checkWritable("not writable")
            _unwritten[id(self)] = self
        self._pending.append(data)
        self._pending_length += len(data)
        if self._write_through or has_line or self._pending_length >= self._CHUNK_SIZE:
            self._write_out()
            if has_line:
                self._buffer.flush()
        return count

    def _forget_read(self):
        self._text = ""
        self._text_at = 0
        self._snapshot = None
        if self._decoder is not None:
            self._decoder.reset()

    def _write_out(self):
        if self._pending:
            data = b"".join(self._pending)
            self._pending = []
            self._pending_length = 0
            _unwritten.pop(id(self), None)
            self._buffer.write(data)

    def flush(self):
        self._checkClosed()
        self._write_out()
        self._buffer.flush()
        self._is_telling = self._is_seekable

    # ---- reading ----

    # Decodes the next bytes of the file into _text; False at its end.
    def _read_chunk(self, size=0):
        if self._decoder is None:
            self._checkReadable("not readable")
            self._make_decoder()
        state = self._decoder.getstate() if self._is_telling else None
        read1 = getattr(self._buffer, "read1", None)
        size = max(size, self._CHUNK_SIZE)
        data = self._buffer.read(size) if read1 is None else read1(size)
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"underlying read1() should have returned a bytes-like object, not '{type(data).__name__}'")
        is_end = not data
        self._text = self._decoder.decode(data, is_end)
        self._text_at = 0
        if state is not None:
            self._snapshot = state[1], state[0] + data
        return not is_end

    def read(self, size=None, /):
        self._checkClosed()
        size = _size(size)
        self._write_out()
        if size < 0:
            if self._decoder is None:
                self._checkReadable("not readable")
                self._make_decoder()
            rest = self._text[self._text_at:]
            data = self._buffer.read()
            result = rest + self._decoder.decode(b"" if data is None else data, True)
            self._text = ""
            self._text_at = 0
            self._snapshot = None
            return result
        at = self._text_at
        result = self._text[at:at + size]
        self._text_at = at + len(result)
        while len(result) < size:
            if not self._read_chunk(size - len(result)) and not self._text:
                break
            piece = self._text[:size - len(result)]
            self._text_at = len(piece)
            result += piece
        return result

    def readline(self, size=-1, /):
        if size == -1 and self._newline is None and self._text_at < len(self._text) and not self._pending and not self._buffer.closed:
            # The usual case: a whole line is decoded already.
            at = self._text_at
            end = self._text.find("\n", at) + 1
            if end:
                self._text_at = end
                return self._text[at:end]
        self._checkClosed()
        size = _size(size)
        self._write_out()
        newline = "" if self._newline == "" else self._newline or "\n"
        line = ""
        while True:
            rest = self._text[self._text_at:] if self._text_at else self._text
            text = line + rest
            # The end is looked for from where a line end may begin that was cut.
            end = _line_end(text, max(0, len(line) - 1) if newline != "" else 0, newline)
            is_cut = newline == "" and 0 <= end == len(text) and text[-1] == "\r"
            if size >= 0 and (end < 0 or end > size) and len(text) >= size:
                end = size
            elif is_cut:
                end = -1
            if end >= 0:
                self._text_at = len(self._text) - (len(text) - end)
                return text[:end]
            line = text
            self._text_at = len(self._text)
            if not self._read_chunk() and not self._text:
                if not is_cut:
                    self._text = ""
                    self._text_at = 0
                    self._snapshot = None
                return line

    def __next__(self):
        self._is_telling = False
        line = self.readline()
        if not line:
            self._is_telling = self._is_seekable
            raise StopIteration
        return line

    # ---- positions ----
    # A cookie: the byte position, and if the decoder was in the middle of something there its state and the characters to skip.

    def tell(self):
        if not self._is_seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._is_telling:
            raise OSError("telling position disabled by next() call")
        self.flush()
        position = self._buffer.tell()
        if self._decoder is None or self._snapshot is None:
            return position
        flags, data = self._snapshot
        position -= len(data)
        used = self._text_at
        if not used:
            return self._cookie(position, flags)
        # Decoding again, byte by byte, up to the character that is next.
        decoder = self._decoder
        saved = decoder.getstate()
        try:
            decoder.setstate((b"", flags))
            fed = decoded = 0
            safe = 0, flags, 0
            for fed in range(1, len(data) + 1):
                decoded += len(decoder.decode(data[fed - 1:fed]))
                kept, now = decoder.getstate()
                if not kept and decoded <= used:
                    safe = fed, now, decoded
                if decoded >= used and not kept:
                    break
            fed, flags, decoded = safe
            return self._cookie(position + fed, flags, used - decoded)
        finally:
            decoder.setstate(saved)

    def _cookie(self, position, flags, to_skip=0):
        return position | flags << 64 | to_skip << 128

    def seek(self, cookie, whence=0, /):
        self._checkClosed()
        if not self._is_seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            whence = 0
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            position = self._buffer.seek(0, 2)
            self._forget_read()
            return position
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.flush()
        position, flags, to_skip = cookie & (1 << 64) - 1, cookie >> 64 & (1 << 64) - 1, cookie >> 128
        self._buffer.seek(position)
        self._forget_read()
        set_state = getattr(self._encoder, "setstate", None)
        if set_state is not None:
            set_state(0 if position else 1)
        if flags or to_skip:
            decoder = self._decoder or self._make_decoder()
            decoder.setstate((b"", flags))
            while to_skip:
                if not self._read_chunk() and not self._text:
                    raise OSError("can't restore logical file position")
                self._text_at = min(to_skip, len(self._text))
                to_skip -= self._text_at
        return cookie

    def truncate(self, size=None, /):
        self.flush()
        return self._buffer.truncate(self.tell() if size is None else size)


# ---- open() ----------------------------------------------------------------------------------------------------------------------


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int):
        file = _posix.fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    modes = set(mode)
    if modes - set("axrwb+t") or len(mode) > len(modes):
        raise ValueError(f"invalid mode: {mode!r}")
    is_binary = "b" in modes
    is_updated = "+" in modes
    if "t" in modes and is_binary:
        raise ValueError("can't have text and binary mode at once")
    if len(modes & set("axrw")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if is_binary:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an ' if name[0] == 'e' else 'a '}{name} argument")
    if _unwritten:
        _flush_unwritten()
    raw_mode = "".join([c for c in mode if c in "axrw+"])
    raw = FileIO(file, raw_mode, closefd, opener)
    result = raw
    try:
        is_terminal = buffering < 0 and raw.isatty()
        line_buffering = buffering == 1 and not is_binary or is_terminal
        if buffering == 1 or buffering < 0:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if is_binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        if is_updated:
            buffer = BufferedRandom(raw, buffering)
        elif "r" in modes:
            buffer = BufferedReader(raw, buffering)
        else:
            buffer = BufferedWriter(raw, buffering)
        result = buffer
        if is_binary:
            return result
        result = text = TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
        text.mode = mode
        return result
    except BaseException:
        result.close()
        raise


def open_code(path):
    return open(path, "rb")


# ---- the standard streams --------------------------------------------------------------------------------------------------------


def _standard_input():
    stream = TextIOWrapper(BufferedReader(FileIO(0, "r", False)), "utf-8", "surrogateescape")
    stream.buffer.raw.name = "<stdin>"
    stream.mode = "r"
    return stream


# sys.stdout.buffer: bytes go where the text goes, after it.
class _StandardBuffer(_BufferedIOBase):
    def __init__(self, text):
        self._stream = text

    @property
    def name(self):
        return self._stream.name

    mode = "wb"

    def writable(self):
        return True

    def fileno(self):
        return self._stream.fileno()

    def isatty(self):
        return self._stream.isatty()

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._stream._write_bytes(bytes(data))

    def flush(self):
        self._stream.flush()


