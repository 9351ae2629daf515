# Files in memory (module _io): BytesIO and StringIO.
# https://docs.python.org/3/library/io.html#io.BytesIO

from _io_pieces import bytes_at as _bytes_at, line_at as _line_at
from _deathwatch import unseen as _unseen
from _io_base import _BufferedIOBase, _offset, _size, _TextIOBase, UnsupportedOperation
from _io_newlines import _check_newline, _line_end, _newlines_of, _see_newlines


@_unseen
class BytesIO(_BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data = bytearray() if initial_bytes is None else bytearray(initial_bytes)
        self._at = 0

    def __getstate__(self):
        self._checkClosed()
        return self.getvalue(), self._at, {k: v for k, v in self.__dict__.items() if k not in ("_data", "_at")}

    def __setstate__(self, state, /):
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
        if self._data is not None:
            self._data.clear()  # refused while a view looks at it
            self._data = None

    # A view keeps the memory, not the file.
    def __del__(self):
        try:
            super().__del__()
        except BufferError:
            pass

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
        if size.__class__ is not int:
            size = _size(size)
        if self._data is None:
            self._checkClosed()
        at = self._at
        piece = _bytes_at(self._data, at, size)
        self._at = at + len(piece)
        return piece

    read1 = read

    # Not by way of read(), which a derived class may have changed.
    def readinto(self, buffer, /):
        with memoryview(buffer).cast("B") as view:
            piece = BytesIO.read(self, len(view))
            view[:len(piece)] = piece
            return len(piece)

    def readline(self, size=-1, /):
        if size.__class__ is not int:
            size = _size(size)
        if self._data is None:
            self._checkClosed()
        at = self._at
        line = _line_at(self._data, at, size)
        self._at = at + len(line)
        return line

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
        offset = _offset(offset)
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


@_unseen
class StringIO(_TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    __module__ = "_io"

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

    def __setstate__(self, state, /):
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
        if self.__class__ is StringIO and self._newline == "\n" and self._at >= 0 and not self._tail and not self._is_closed:
            text = self._text
            at = self._at
            end = text.find("\n", at) + 1 or len(text)
            if end > at:
                self._at = end
                return text[at:end]
            raise StopIteration
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0, /):
        self._checkClosed()
        offset = _offset(offset)
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
