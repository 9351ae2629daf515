# The module _multibytecodec: codecs of East Asian encodings over .NET's code pages (_cjk), with Python's error handlers, whole, in pieces and on streams.
# Encodings that switch (iso-2022-jp, hz) are decoded when all is there. https://docs.python.org/3/library/codecs.html

import _cjk
from _codecs import lookup_error as _lookup_error


class MultibyteCodec:
    __module__ = "_multibytecodec"

    def __init__(self, name, page, switches=False):
        self._name, self._page, self._switches = name, page, switches

    def encode(self, input, errors=None):
        if not isinstance(input, str):
            raise TypeError("couldn't convert the object to str.")
        errors = errors or "strict"
        pieces, at = [], 0
        while True:
            data, stop = _cjk.encode(self._page, input[at:] if at else input)
            pieces.append(data)
            if stop < 0:
                return b"".join(pieces), len(input)
            stop += at
            error = UnicodeEncodeError(self._name, input, stop, stop + 1, "illegal multibyte sequence")
            if errors == "strict":
                raise error
            replacement, at = _resolved(_lookup_error(errors)(error), len(input))
            if isinstance(replacement, str):
                replacement, bad = _cjk.encode(self._page, replacement)
                if bad >= 0:
                    raise error
            pieces.append(replacement)

    def decode(self, input, errors=None):
        data = bytes(memoryview(input))
        text, used = self._decode(data, errors or "strict", True)
        return text, len(data)

    def _decode(self, data, errors, final):
        if self._switches:
            if not final:
                return "", 0
            text = _cjk.decode_whole(self._page, data)
            if text is not None:
                return text, len(data)
            error = UnicodeDecodeError(self._name, data, 0, len(data), "illegal multibyte sequence")
            replacement, at = _resolved(_lookup_error(errors)(error), len(data))
            return replacement, len(data)
        pieces, at = [], 0
        while True:
            text, used, bad = _cjk.decode(self._page, data[at:] if at else data, self._name == "cp932")
            pieces.append(text)
            at += used
            if bad == 0 or bad < 0 and not final:
                return "".join(pieces), at
            if bad < 0:
                error = UnicodeDecodeError(self._name, data, at, len(data), "incomplete multibyte sequence")
            else:
                error = UnicodeDecodeError(self._name, data, at, at + bad, "illegal multibyte sequence")
            if errors == "strict":
                raise error
            replacement, at = _resolved(_lookup_error(errors)(error), len(data))
            pieces.append(replacement)


def _resolved(answer, length):
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], (str, bytes)) or not isinstance(answer[1], int):
        raise TypeError("encoding error handler must return (str, int) tuple")
    replacement, at = answer
    if at < 0:
        at += length
    if not 0 <= at <= length:
        raise IndexError(f"position {answer[1]} from error handler out of bounds")
    return replacement, at


class MultibyteIncrementalEncoder:
    __module__ = "_multibytecodec"
    codec = None

    def __init__(self, errors="strict"):
        self.errors = errors

    def encode(self, input, final=False):
        return self.codec.encode(input, self.errors)[0]

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state, /):
        pass


class MultibyteIncrementalDecoder:
    __module__ = "_multibytecodec"
    codec = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self._pending = b""

    def decode(self, input, final=False):
        data = self._pending + bytes(memoryview(input))
        text, used = self.codec._decode(data, self.errors, final)
        self._pending = b"" if final else data[used:]
        return text

    def reset(self):
        self._pending = b""

    def getstate(self):
        return self._pending, 0

    def setstate(self, state, /):
        self._pending = bytes(state[0])


class MultibyteStreamReader:
    __module__ = "_multibytecodec"
    codec = None

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self._pending = b""

    def _read(self, method, size):
        while True:
            data = method() if size is None or size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f"stream function returned a non-bytes object ({type(data).__name__})")
            final = size is None or size < 0 or not data
            whole = self._pending + data
            text, used = self.codec._decode(whole, self.errors, final)
            self._pending = b"" if final else whole[used:]
            if text or final or size == 0:
                return text

    def read(self, size=None, /):
        return self._read(self.stream.read, size)

    def readline(self, size=None, /):
        return self._read(self.stream.readline, size)

    def readlines(self, sizehint=None, /):
        return self._read(self.stream.read, sizehint).splitlines(True)

    def reset(self):
        self._pending = b""


class MultibyteStreamWriter:
    __module__ = "_multibytecodec"
    codec = None

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, text, /):
        self.stream.write(self.codec.encode(text, self.errors)[0])

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        pass


# Who makes the codecs of one module: names, and .NET's pages for them.
def _getcodec(pages):
    def getcodec(encoding, /):
        if not isinstance(encoding, str):
            raise TypeError("encoding name must be a string.")
        if encoding not in pages:
            raise LookupError("no such codec is supported.")
        page = pages[encoding]
        return MultibyteCodec(encoding, abs(page), page < 0)
    return getcodec
