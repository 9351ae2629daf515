# What all files have in common (module _io): the abstract layers that io's classes inherit, and the list of streams that hold something
# unwritten. There are no reference counts: a writer that is dropped without being closed is flushed when a file is opened and at the end.
# https://docs.python.org/3/library/io.html#i-o-base-classes

import sys as _sys

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
        except Exception:
            # Nobody asked for it now: whoever closes the stream is told.
            _unwritten.pop(id(stream), None)


class _IOBase:
    """The abstract base class for all I/O classes."""

    __module__ = "_io"

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

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:  # was never initialised
            return
        if not closed:
            try:
                tell = getattr(self, "_dealloc_warn", None)
                if tell is not None:
                    tell(self)
            finally:
                self.close()

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


def _offset(offset):
    if isinstance(offset, int):
        return offset
    index = getattr(type(offset), "__index__", None)
    if index is None:
        raise TypeError(f"'{type(offset).__name__}' object cannot be interpreted as an integer")
    return index(offset)


def _size(size):
    if size is None:
        return -1
    if isinstance(size, int):
        return size
    index = getattr(type(size), "__index__", None)
    if index is None:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return index(size)


# The raw file of a socket (socket.SocketIO) reads into a buffer, as any; but a connection may be silent for long, and one buffer for each of many is
# much: where nobody has changed what it does, it receives instead, and a buffer is there only while bytes are.
def _receives(raw):
    socket = _sys.modules.get("socket")
    if socket is None or type(raw).readinto is not getattr(getattr(socket, "SocketIO", None), "readinto", None):
        return False
    kind = type(raw._sock)
    return kind.recv_into is socket.socket.recv_into and kind.recv is socket.socket.recv


def _received(raw, size):
    raw._checkClosed()
    raw._checkReadable()
    if raw._timeout_occurred:
        raise OSError("cannot read from timed out object")
    try:
        return raw._sock.recv(size)
    except TimeoutError:
        raw._timeout_occurred = True
        raise
    except OSError as error:
        if isinstance(error, BlockingIOError):
            return None
        raise


class _RawIOBase(_IOBase):
    """Base class for raw binary I/O."""

    __module__ = "_io"

    def read(self, size=-1, /):
        size = _size(size)
        if size < 0:
            return self.readall()
        if _receives(self):
            return _received(self, size)
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

    __module__ = "_io"

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

    __module__ = "_io"

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
