# The package dbm: which kind of database a file is, and opening it. Of the kinds only dbm.dumb, which needs no C library, is here, and
# dbm.sqlite3 where sqlite3 is. https://docs.python.org/3/library/dbm.html
import os as _os
import struct as _struct

__path__ = []
__all__ = ["open", "whichdb", "error"]


class error(Exception):
    pass


_names = ["dbm.sqlite3", "dbm.gnu", "dbm.ndbm", "dbm.dumb"]
_defaultmod = None
_modules = {}

error = (error, OSError)


def _available(name):
    if name not in _modules:
        try:
            module = __import__(name, fromlist=["open"])
        except ImportError:
            return None
        _modules[name] = module
    return _modules[name]


def open(file, flag="r", mode=0o666):
    """Opens, or with the flags c and n creates, the database."""
    global _defaultmod
    if _defaultmod is None:
        _defaultmod = next((module for name in _names if (module := _available(name)) is not None), None)
        if _defaultmod is None:
            raise ImportError(f"no dbm clone found; tried {_names}")
    kind = whichdb(file) if "n" not in flag else None
    if kind is None:
        if "c" not in flag and "n" not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        return _defaultmod.open(file, flag, mode)
    if kind == "":
        raise error[0]("db type could not be determined")
    module = _available(kind)
    if module is None:
        raise error[0](f"db type is {kind}, but the module is not available")
    return module.open(file, flag, mode)


def whichdb(filename):
    """The name of the module that opens the file; None if there is no such file or it cannot be read, "" if none does."""
    filename = _os.fsencode(filename)
    for pair in ((b".pag", b".dir"), (b".db",)):
        try:
            for suffix in pair:
                with _open_file(filename + suffix):
                    pass
        except OSError:
            continue
        if len(pair) == 2:
            return "dbm.ndbm"
        if (module := _available("dbm.ndbm")) is not None:
            try:
                module.open(filename).close()
                return "dbm.ndbm"
            except module.error:
                pass
    try:
        # The index of dbm.dumb is text, a key's repr at the start of each line.
        _os.stat(filename + b".dat")
        with _open_file(filename + b".dir") as index:
            if _os.fstat(index.fileno()).st_size == 0 or index.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass
    try:
        with _open_file(filename) as file:
            start = file.read(16)
    except OSError:
        return None
    if start == b"SQLite format 3\0":
        return "dbm.sqlite3"
    if len(start) >= 4 and _struct.unpack("=l", start[:4])[0] in (0x13579ACE, 0x13579ACD, 0x13579ACF):
        return "dbm.gnu"
    return ""


def _open_file(path):
    import io
    return io.open(path, "rb")
