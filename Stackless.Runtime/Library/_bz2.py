# The module _bz2: compression and decompression piece by piece. The borrowed library pulls its input, so a compressor gives its stream at
# the end, and a decompressor keeps its input until the stream's end mark is there. https://docs.python.org/3/library/bz2.html

import _bzip2


class BZ2Compressor:
    __module__ = "_bz2"

    def __init__(self, compresslevel=9, /):
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        self._level = compresslevel
        self._pieces = []

    def compress(self, data, /):
        if self._pieces is None:
            raise ValueError("Compressor has been flushed")
        self._pieces.append(bytes(memoryview(data)))
        return b""

    def flush(self):
        if self._pieces is None:
            raise ValueError("Repeated call to flush()")
        data, self._pieces = b"".join(self._pieces), None
        return _bzip2.compress(data, self._level)

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


class BZ2Decompressor:
    __module__ = "_bz2"

    def __init__(self):
        self._input = b""
        self._output = None
        self._searched = 0
        self.eof = False
        self.unused_data = b""

    @property
    def needs_input(self):
        return not self.eof and self._output is None

    def decompress(self, data, max_length=-1):
        if self.eof:
            raise EOFError("End of stream already reached")
        self._input += bytes(memoryview(data))
        if self._output is None:
            self._find_end()
        if self._output is None:
            return b""
        size = len(self._output) if max_length < 0 else max_length
        result, self._output = bytes(self._output[:size]), self._output[size:]
        self.eof = not self._output
        if self.eof:
            self.unused_data, self._input = bytes(self._input), b""
        return result

    def _find_end(self):
        if not b"BZh".startswith(self._input[:3]) and self._input[:3] != b"BZh":
            raise OSError("Invalid data stream")
        while True:
            at = _bzip2.find_end(self._input, self._searched)
            if at < 0:
                self._searched = max(self._searched, len(self._input) * 8 - 47)
                return
            found = _bzip2.decompress(self._input)
            if found is not None:
                output, used = found
                self._output, self._input = memoryview(output), self._input[used:]
                return
            # The checksum behind the mark is not there yet, or this was no mark but data.
            if at + 80 > len(self._input) * 8:
                self._searched = at
                return
            self._searched = at + 1

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")
