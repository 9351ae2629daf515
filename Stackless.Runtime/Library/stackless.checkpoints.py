# Checkpoints of a running program in one file. The first one has everything, those after it what has changed since: the pickle of the state is made anew, with
# every object numbered as it was before, and compared with the one before. The file is a line that says what it is, and after it records: a letter (A for all, C for changes),
# the length of what follows, its digest, and what follows. A record that is not whole was being written when the process ended, and does not count.
import hashlib as _hashlib
import os as _os

import _checkpoints

__all__ = ["CheckpointError", "Checkpoints"]

_HEAD = b"stackless checkpoints 1\n"
_DIGEST = 16
_RECORD = 1 + 8 + _DIGEST


class CheckpointError(Exception):
    """A file does not hold checkpoints."""


def _record(letter, content):
    return letter + len(content).to_bytes(8, "little") + _hashlib.sha256(content).digest()[:_DIGEST] + content


# (letter, content, where it ends) of each whole record.
def _records(data):
    if not data.startswith(_HEAD):
        raise CheckpointError("this file does not begin as checkpoints do")
    start = len(_HEAD)
    while start + _RECORD <= len(data):
        letter = data[start:start + 1]
        length = int.from_bytes(data[start + 1:start + 9], "little")
        end = start + _RECORD + length
        content = data[start + _RECORD:end]
        if end > len(data) or _hashlib.sha256(content).digest()[:_DIGEST] != data[start + 9:start + _RECORD]:
            break
        yield letter, content, end
        start = end


class Checkpoints:
    """The checkpoints in a file: `save(state)` adds one, `load()` gives the state of the last. What can be pickled can be in a state: suspended tasklets and
    channels, and what they refer to. When the changes have come to more than `limit` times the whole state, the file is written anew."""

    def __init__(self, path, *, limit=4.0):
        self.path = _os.fspath(path)
        self.limit = limit
        self._forget()

    def _forget(self):
        self._numbers = _checkpoints.Numbers()
        # What the last record has come to, and where it ends; None before the first.
        self._image = None
        self._end = self._whole_end = 0
        self._is_busy = False

    def __repr__(self):
        return f"Checkpoints({self.path!r})"

    # Elsewhere it begins with a whole one.
    def __reduce__(self):
        return _restored, (type(self), self.path, self.limit)

    def save(self, state, *, whole=False):
        """Writes the state, or what has changed in it since it was saved or loaded last; gives the number of bytes written. They are on the disk when it returns.
        The running tasklet cannot be part of the state. An exception leaves the file with the checkpoint before."""
        if self._is_busy:
            raise RuntimeError("another tasklet is saving or loading these checkpoints")
        self._is_busy = True
        try:
            image = _checkpoints.dumps(state, self._numbers)
            if whole or not self._can_go_on():
                return self._write_whole(image)
            record = _record(b"C", _checkpoints.changes(self._image, image))
            if self._end - self._whole_end + len(record) > self.limit * len(image):
                return self._write_whole(image)
            with open(self.path, "r+b") as file:
                file.seek(self._end)
                file.write(record)
                file.truncate()
                file.flush()
                _os.fsync(file.fileno())
            self._image = image
            self._end += len(record)
            return len(record)
        finally:
            self._is_busy = False

    # The file is as it was left.
    def _can_go_on(self):
        try:
            return self._image is not None and _os.path.getsize(self.path) >= self._end
        except OSError:
            return False

    # Beside the file first, so that there is a whole one at any time.
    def _write_whole(self, image):
        data = _HEAD + _record(b"A", image)
        beside = f"{self.path}.{_os.getpid()}.new"
        try:
            with open(beside, "wb") as file:
                file.write(data)
                file.flush()
                _os.fsync(file.fileno())
            _os.replace(beside, self.path)
        except BaseException:
            try:
                _os.unlink(beside)
            except OSError:
                pass
            raise
        self._image = image
        self._end = self._whole_end = len(data)
        return len(data)

    def load(self):
        """The state of the last checkpoint. What is saved afterwards are changes of it. FileNotFoundError without a file, CheckpointError if nothing whole is in it."""
        if self._is_busy:
            raise RuntimeError("another tasklet is saving or loading these checkpoints")
        self._is_busy = True
        try:
            with open(self.path, "rb") as file:
                data = file.read()
            image = None
            for letter, content, end in _records(data):
                if letter == b"A":
                    image, whole_end = content, end
                else:
                    image = None if image is None or letter != b"C" else _checkpoints.changed(image, content)
                if image is None:
                    raise CheckpointError(f"the record that ends at byte {end} does not go with what is before it")
                last = end
            if image is None:
                raise CheckpointError("no checkpoint in this file is whole")
            numbers = _checkpoints.Numbers()
            state = _checkpoints.loads(image, numbers)
            self._numbers, self._image, self._end, self._whole_end = numbers, image, last, whole_end
            return state
        finally:
            self._is_busy = False


def _restored(kind, path, limit):
    return kind(path, limit=limit)
