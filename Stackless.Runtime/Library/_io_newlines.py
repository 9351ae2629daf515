# Universal newlines (module _io): which line ends a text has had, where its lines end, and their translation as text comes in by parts.
# https://docs.python.org/3/library/io.html#io.IncrementalNewlineDecoder

from sys import platform as _platform

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


# What is written for the end of a line; None: what is there.
def _written_end(newline, platform=_platform):
    if newline is None:
        return "\r\n" if platform == "win32" else None
    return newline if newline not in ("", "\n") else None


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

    __module__ = "_io"

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

    def setstate(self, state, /):
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
