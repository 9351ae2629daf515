# The module _io: files as layers. A raw file (_io_raw) makes system calls; a buffered one (_io_buffered) keeps bytes read ahead or not yet
# written; a TextIOWrapper (_io_text) turns them into text, with universal newlines. Each layer may also be a program's own class, called by
# its methods. Here is what puts the layers together: open(), and the standard streams.
# https://docs.python.org/3/library/io.html

import sys as _sys

import posix as _posix
from _io_base import (
    BlockingIOError, _BufferedIOBase, DEFAULT_BUFFER_SIZE, _flush_unwritten, _IOBase, _RawIOBase, SEEK_CUR, SEEK_END,
    SEEK_SET, _TextIOBase, UnsupportedOperation, _unwritten)
from _io_raw import FileIO
from _io_memory import BytesIO, StringIO
from _io_buffered import BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter
from _io_newlines import IncrementalNewlineDecoder
from _io_text import _warn_of_default, TextIOWrapper


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
        if buffering == 1 and is_binary:
            from _warnings import warn

            warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", RuntimeWarning)
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


def text_encoding(encoding, stacklevel=2, /):
    if encoding is None:
        _warn_of_default(stacklevel)
        encoding = "utf-8" if _sys.flags.utf8_mode else "locale"
    return encoding


def open_code(path):
    return open(path, "rb")


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
