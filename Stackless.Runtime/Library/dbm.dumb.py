# The module dbm.dumb: a database in two files and nothing but Python. NAME.dat holds the values in blocks of 512 bytes; NAME.dir says in a
# line for each key where its value is and how long. A line is the repr of the key, as text in latin-1, and of (position, length).
# https://docs.python.org/3/library/dbm.html#module-dbm.dumb
import ast as _ast
import io as _io
import os as _os
from collections.abc import MutableMapping as _MutableMapping

__all__ = ["error", "open"]

error = OSError

_BLOCK = 512


class _Database(_MutableMapping):
    def __init__(self, filename, mode, flag):
        filename = _os.fsencode(filename)
        self._mode = mode
        self._readonly = flag == "r"
        self._index_path, self._data_path, self._backup_path = (filename + suffix for suffix in (b".dir", b".dat", b".bak"))
        self._modified = False
        self._index = {}
        if flag == "n":
            for path in (self._data_path, self._backup_path, self._index_path):
                try:
                    _os.remove(path)
                except OSError:
                    pass
        if not _os.path.exists(self._data_path):
            if flag not in ("c", "n"):
                raise FileNotFoundError(2, _os.strerror(2), self._data_path)
            self._create(self._data_path, "w").close()
        self._read_index(flag)

    def _create(self, path, mode):
        made = _io.open(path, mode, encoding="latin-1", newline="")
        self._set_mode(path)
        return made

    def _set_mode(self, path):
        _os.chmod(path, self._mode)

    def _read_index(self, flag):
        try:
            file = _io.open(self._index_path, "r", encoding="latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            with self._create(self._index_path, "w"):
                return
        with file:
            for line in file:
                key, place = _ast.literal_eval(line.rstrip())
                self._index[key.encode("latin-1")] = place

    def _write_index(self):
        if self._index is None or not self._modified:
            return
        for old, new in ((None, self._backup_path), (self._index_path, self._backup_path)):
            try:
                _os.unlink(new) if old is None else _os.rename(old, new)
            except OSError:
                pass
        with self._create(self._index_path, "w") as file:
            for key, place in self._index.items():
                file.write(f"{key.decode('latin-1')!r}, {place!r}\n")
        self._modified = False

    def sync(self):
        self._verify_open()
        self._write_index()

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _verify_writable(self):
        if self._readonly:
            raise error("The database is opened for reading only")
        self._verify_open()

    def __getitem__(self, key):
        key = _as_bytes(key)
        self._verify_open()
        position, length = self._index[key]
        with _io.open(self._data_path, "rb") as file:
            file.seek(position)
            return file.read(length)

    def __setitem__(self, key, value):
        self._verify_writable()
        if not isinstance(key, (bytes, bytearray, str)):
            raise TypeError("keys must be bytes or strings")
        if not isinstance(value, (bytes, bytearray, str)):
            raise TypeError("values must be bytes or strings")
        key, value = bytes(_as_bytes(key)), _as_bytes(value)
        self._modified = True
        place = self._index.get(key)
        if place is not None and _blocks(len(value)) <= _blocks(place[1]):
            with _io.open(self._data_path, "rb+") as file:
                file.seek(place[0])
                file.write(value)
            self._index[key] = place[0], len(value)
            return
        with _io.open(self._data_path, "rb+") as file:
            end = file.seek(0, 2)
            position = _blocks(end) * _BLOCK
            file.write(b"\0" * (position - end))
            file.write(value)
        self._index[key] = position, len(value)
        if place is None:
            # A new key is in the index at once, so that it survives a crash.
            with _io.open(self._index_path, "a", encoding="latin-1") as file:
                file.write(f"{key.decode('latin-1')!r}, {self._index[key]!r}\n")
            self._set_mode(self._index_path)

    def __delitem__(self, key):
        self._verify_writable()
        self._modified = True
        del self._index[_as_bytes(key)]
        self._write_index()

    def keys(self):
        self._verify_open()
        return list(self._index)

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __iter__(self):
        self._verify_open()
        return iter(self._index)

    iterkeys = __iter__

    def __contains__(self, key):
        self._verify_open()
        return _as_bytes(key) in self._index

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        try:
            self._write_index()
        finally:
            self._index = None

    def __del__(self):
        if getattr(self, "_index", None) is not None:
            self.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _as_bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else text


def _blocks(length):
    return (length + _BLOCK - 1) // _BLOCK


def open(file, flag="c", mode=0o666):
    """Opens the database; the flags are r, w, c (created if it is not there) and n (always new)."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    # The files are made with the permissions that the process gives to new ones.
    mask = _os.umask(0)
    _os.umask(mask)
    return _Database(file, mode & ~mask, flag)
