# The text layer (module _io): TextIOWrapper turns the bytes of a buffered file into text and back. Encodings that the runtime knows itself go by
# _NativeDecoder and _CodecEncoder, others by the module codecs.
# https://docs.python.org/3/library/io.html#io.TextIOWrapper

import sys

from _deathwatch import in_any_order as _in_any_order
from _io_base import _size, _TextIOBase, UnsupportedOperation, _unwritten
from _io_newlines import _check_newline, IncrementalNewlineDecoder, _line_end, _written_end


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

    def setstate(self, state, /):
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


# Frames of this module are not counted.
def _warn_of_default(stacklevel):
    if sys.flags.warn_default_encoding:
        import warnings
        warnings.warn("'encoding' argument not specified", EncodingWarning, stacklevel)


@_in_any_order
class TextIOWrapper(_TextIOBase):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    __module__ = "_io"

    _CHUNK_SIZE = 8192
    _buffer = None
    _detached = False

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self._buffer = None
        self._detached = False
        _check_newline(newline)
        if encoding is None or encoding == "locale":
            if encoding is None:
                _warn_of_default(1)
            encoding = "utf-8"
        if not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if errors is not None and not isinstance(errors, str):
            raise TypeError(f"TextIOWrapper() argument 'errors' must be str or None, not {type(errors).__name__}")
        if "\0" in encoding:
            raise ValueError("embedded null character")
        self._set_codec(encoding, errors or "strict", buffer)
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
        self._omit_mark()

    # In the middle of a file no byte order mark is written.
    def _omit_mark(self):
        if self._is_seekable and self.writable() and self._buffer.tell() != 0:
            set_state = getattr(self._encoder, "setstate", None)
            if set_state is not None:
                set_state(0)

    def _set_codec(self, encoding, errors, buffer):
        native = _native_encodings.get(encoding.lower().replace("_", "-"))
        self._encoding = encoding
        self._errors = errors
        self._native_encoding = native
        if sys.flags.dev_mode:
            import codecs
            codecs.lookup_error(errors)
        if native is not None:
            self._encoder = _CodecEncoder(native, errors)
            return
        import codecs
        info = codecs.lookup(encoding)
        if not info._is_text_encoding:
            raise LookupError(f"{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs")
        # A codec that only reads has no encoder.
        self._encoder = info.incrementalencoder(errors) if buffer.writable() else None

    def _set_newline(self, newline):
        self._newline = newline
        self._read_universal = not newline
        self._read_translate = newline is None
        self._write_newline = _written_end(newline)

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

    # A class derived from it may say what its state is.
    def __getstate__(self):
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
            raise ValueError("underlying buffer has been detached" if self._detached else "I/O operation on uninitialized object")
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        if self._decoder is not None and (encoding is not None or errors is not None or newline is not Ellipsis):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        if errors is not None and not isinstance(errors, str):
            raise TypeError(f"reconfigure() argument 'errors' must be str or None, not {type(errors).__name__}")
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"reconfigure() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if encoding == "locale":
            encoding = "utf-8"
        self.flush()
        if encoding is not None or errors is not None:
            self._set_codec(self._encoding if encoding is None else encoding, (self._errors if encoding is None else "strict") if errors is None else errors, self._buffer)
            self._omit_mark()
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
        self._detached = True
        return buffer

    def _dealloc_warn(self, source):
        tell = getattr(self._buffer, "_dealloc_warn", None)
        if tell is not None:
            tell(source)

    def close(self):
        # A program's own buffer may be detached while it says whether it is closed.
        if self._buffer is not None and not self._buffer.closed and self._buffer is not None:
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
        if self._encoder is None:
            raise UnsupportedOperation("not writable")
        data = self._encoder.encode(text)
        if not isinstance(data, bytes):
            raise TypeError(f"encoder should return a bytes object, not '{type(data).__name__}'")
        if self._snapshot is not None:
            self._forget_read()
        elif self._decoder is not None:
            self._decoder.reset()
        # What is not small is not put together with what waits; and who is written to may write here himself.
        while self._pending and self._pending_length + len(data) > self._CHUNK_SIZE:
            self._write_out()
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
        if not isinstance(data, bytes):
            try:
                data = bytes(memoryview(data))
            except TypeError:
                name = "read" if read1 is None else "read1"
                raise TypeError(f"underlying {name}() should have returned a bytes-like object, not '{type(data).__name__}'") from None
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
            if data is None:
                raise BlockingIOError("Read returned None.")
            result = rest + self._decoder.decode(data, True)
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
            self._start_encoder(position)
            return position
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.flush()
        position, flags, to_skip = cookie & (1 << 64) - 1, cookie >> 64 & (1 << 64) - 1, cookie >> 128
        self._buffer.seek(position)
        self._forget_read()
        self._start_encoder(position)
        if flags or to_skip:
            decoder = self._decoder or self._make_decoder()
            decoder.setstate((b"", flags))
            while to_skip:
                if not self._read_chunk() and not self._text:
                    raise OSError("can't restore logical file position")
                self._text_at = min(to_skip, len(self._text))
                to_skip -= self._text_at
        return cookie

    # A byte order mark is written at the beginning only.
    def _start_encoder(self, position):
        set_state = getattr(self._encoder, "setstate", None)
        if set_state is not None:
            set_state(0 if position else 1)

    def truncate(self, size=None, /):
        self.flush()
        return self._buffer.truncate(self.tell() if size is None else size)
