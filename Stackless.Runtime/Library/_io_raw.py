# The raw file (module _io): FileIO makes system calls, one for each of its own calls.
# https://docs.python.org/3/library/io.html#io.FileIO

import posix as _posix
from _deathwatch import in_any_order as _in_any_order
from _io_base import DEFAULT_BUFFER_SIZE, _RawIOBase, SEEK_CUR, SEEK_END, _size, UnsupportedOperation


@_in_any_order
class FileIO(_RawIOBase):
    """A raw file: its methods are system calls."""

    __module__ = "_io"

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
            if isinstance(file, bool):
                from _warnings import warn

                warn("bool is used as a file descriptor", RuntimeWarning)
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

    def _dealloc_warn(self, source):
        """The source, which is the file or what reads and writes it, dies and has not been closed."""
        if self._fd >= 0 and self._closefd:
            from _warnings import warn

            warn(f"unclosed file {source!r}", ResourceWarning, source=source)

    # A class derived from it may say what its state is.
    def __getstate__(self):
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
