# The module _sqlite3: connections, cursors, rows and blobs on databases and statements of _sqlite. Everything that calls user code stands here:
# adapters, converters, factories; what SQLite itself calls is wrapped so that no exception reaches it. A statement that finds the database
# locked waits in this code, not in SQLite, so that other tasklets have their turns. https://docs.python.org/3/library/sqlite3.html

import _sqlite
import sys as _sys
import warnings as _warnings
from _deathwatch import DeathWatch as _DeathWatch
from _operator import index as _index
from _thread import get_ident as _get_ident
from time import monotonic as _monotonic, sleep as _sleep

from _sqlite3_constants import *
from _sqlite3_constants import _NAMES

sqlite_version = _sqlite.version()
threadsafety = 3
LEGACY_TRANSACTION_CONTROL = -1
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
_CREATE, _READ_WRITE, _URI, _DETERMINISTIC, _UTF8 = 4, 2, 64, 0x800, 1
_BUSY, _ROW, _DONE = 5, 100, 101


class Warning(Exception):
    __module__ = "sqlite3"


class Error(Exception):
    __module__ = "sqlite3"


class InterfaceError(Error):
    __module__ = "sqlite3"


class DatabaseError(Error):
    __module__ = "sqlite3"


class InternalError(DatabaseError):
    __module__ = "sqlite3"


class OperationalError(DatabaseError):
    __module__ = "sqlite3"


class ProgrammingError(DatabaseError):
    __module__ = "sqlite3"


class IntegrityError(DatabaseError):
    __module__ = "sqlite3"


class DataError(DatabaseError):
    __module__ = "sqlite3"


class NotSupportedError(DatabaseError):
    __module__ = "sqlite3"


_KINDS = {
    2: InternalError, 12: InternalError, 11: DatabaseError, 18: DataError, 19: IntegrityError, 20: IntegrityError, 21: InterfaceError, 25: InterfaceError,
    **dict.fromkeys((1, 3, 4, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17), OperationalError)}


def _failure(code, message):
    if code & 255 == 7:
        return MemoryError()
    error = _KINDS.get(code & 255, DatabaseError)(message)
    error.sqlite_errorcode = code
    error.sqlite_errorname = _NAMES.get(code, "unknown")
    return error


# ---- adapting and converting -----------------------------------------------------------------------------------------------------

class PrepareProtocol:
    __module__ = "sqlite3"


adapters = {}
converters = {}
_NATIVE = (int, float, str, bytearray)
_adapts_native = False


def register_adapter(type, adapter, /):
    global _adapts_native
    if type in _NATIVE:
        _adapts_native = True
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    converters[typename.upper()] = converter


_MISSING = object()


def adapt(obj, proto=PrepareProtocol, alt=_MISSING, /):
    adapter = adapters.get((type(obj), proto))
    if adapter is not None:
        return adapter(obj)
    for owner, name, other in (proto, "__adapt__", obj), (obj, "__conform__", proto):
        method = getattr(owner, name, None)
        if method is not None:
            try:
                adapted = method(other)
            except TypeError:
                continue
            if adapted is not None:
                return adapted
    if alt is not _MISSING:
        return alt
    raise ProgrammingError("can't adapt")


_tracebacks = False


def enable_callback_tracebacks(enable, /):
    global _tracebacks
    _tracebacks = bool(enable)


class _Unraisable:
    def __init__(self, error, callback):
        self.exc_type, self.exc_value, self.exc_traceback = type(error), error, error.__traceback__
        self.err_msg = f"Exception ignored on sqlite3 callback {callback!r}"
        self.object = None


def _report(error, callback):
    if _tracebacks:
        _sys.unraisablehook(_Unraisable(error, callback))


# What a function of a program's gives SQLite, as one of the types that SQLite has.
def _result(value):
    if value is None or type(value) in (int, float, str, bytes):
        if type(value) is int and not -0x8000000000000000 <= value <= 0x7fffffffffffffff:
            raise OverflowError("Python int too large to convert to SQLite INTEGER")
        if type(value) is str:
            value.encode()
        return value
    if isinstance(value, int):
        return _result(int(value))
    if isinstance(value, float):
        return float(value)
    if isinstance(value, str):
        return _result(str.__str__(value))
    try:
        return bytes(memoryview(value))
    except TypeError:
        raise ProgrammingError(f"User-defined functions cannot return '{type(value).__name__}' values to SQLite") from None


def _outcome(error, callback, message):
    _report(error, callback)
    if isinstance(error, MemoryError):
        return 2, None
    if isinstance(error, OverflowError):
        return 3, None
    return 1, message


def _guarded(function, message):
    def call(*arguments):
        try:
            return 0, _result(function(*arguments))
        except BaseException as error:
            return _outcome(error, function, message)
    return call


def _contiguous(data):
    view = memoryview(data)
    if not view.c_contiguous:
        raise BufferError("underlying buffer is not C-contiguous")
    return bytes(view)


class _Aggregate:
    def __init__(self, factory):
        self.factory = factory
        self.groups = {}

    def __call__(self, part, group, *arguments):
        name = ("step", "finalize", "value", "inverse")[part - 1]
        message = f"user-defined aggregate's '{name}' method raised error"
        try:
            if part == 1 and group not in self.groups:
                try:
                    self.groups[group] = self.factory()
                except BaseException as error:
                    return _outcome(error, self.factory, "user-defined aggregate's '__init__' method raised error")
            if part == 2:
                instance = self.groups.pop(group, None)
            else:
                instance = self.groups.get(group)
            if instance is None:
                return 0, None
            try:
                method = getattr(instance, name)
            except AttributeError as error:
                if part == 2 or part == 3:
                    return _outcome(error, self.factory, f"user-defined aggregate's '{name}' method not defined")
                return _outcome(error, self.factory, f"user-defined aggregate's '{name}' method not defined")
            value = method(*arguments)
            return 0, _result(value) if part in (2, 3) else None
        except BaseException as error:
            return _outcome(error, self.factory, message)


# ---- SQL text ---------------------------------------------------------------------------------------------------------------------

def _skip_blank(sql, at=0):
    # Behind white space and comments.
    while at < len(sql):
        if sql[at] in " \t\r\n\f":
            at += 1
        elif sql.startswith("--", at):
            end = sql.find("\n", at)
            if end < 0:
                return len(sql)
            at = end + 1
        elif sql.startswith("/*", at):
            end = sql.find("*/", at + 2)
            if end < 0:
                return len(sql)
            at = end + 2
        else:
            break
    return at


class Statement:
    __module__ = "sqlite3"

    def __new__(cls, *arguments, **keywords):
        raise TypeError("cannot create 'sqlite3.Statement' instances")

    def _prepare(self, connection, sql):
        if not isinstance(sql, str):
            raise TypeError(f"argument 1 must be str, not {type(sql).__name__}")
        encoded = sql.encode()
        if len(encoded) > connection._db.limit(SQLITE_LIMIT_SQL_LENGTH, -1):
            raise DataError("query string is too large")
        if b"\0" in encoded:
            raise ProgrammingError("the query contains a null character")
        code, self.statement, end = connection._db.prepare(encoded, 0)
        if code:
            raise connection._error(code)
        if self.statement is not None and _skip_blank(tail := encoded[end:].decode()) < len(tail):
            self.statement.finalize()
            raise ProgrammingError("You can only execute one statement at a time.")
        self.in_use = False
        self.is_dml = False
        if self.statement is not None:
            word = sql[_skip_blank(sql):][:7].upper()
            self.is_dml = word.startswith(("INSERT", "UPDATE", "DELETE", "REPLACE"))
            names = [self.statement.parameter_name(i + 1) for i in range(self.statement.parameter_count)]
            self.names = names
            self.is_positional = all(name is None or name.startswith("?") for name in names)
            self.is_query = self.statement.column_count > 0


# ---- connections ------------------------------------------------------------------------------------------------------------------

def _checked(method):
    def call(self, /, *arguments, **keywords):
        self._check()
        return method(self, *arguments, **keywords)
    call.__name__ = method.__name__
    call.__qualname__ = method.__qualname__
    call.__doc__ = method.__doc__
    call.__wrapped__ = method
    return call


# Parameters that are about to take no names any more.
def _by_position(*names):
    plural = len(names) > 1
    listed = "'" + "', '".join(names[:-1]) + f"' and '{names[-1]}'" if plural else f"'{names[0]}'"

    def decorate(method):
        def call(self, /, *arguments, **keywords):
            if any(name in keywords for name in names):
                _warnings.warn(
                    f"Passing keyword argument{'s' * plural} {listed} to _sqlite3.Connection.{method.__name__}() is deprecated. "
                    f"Parameter{'s' * plural} {listed} will become positional-only in Python 3.15.", DeprecationWarning, stacklevel=1)
            self._check()
            return method(self, *arguments, **keywords)
        call.__name__, call.__qualname__, call.__doc__, call.__wrapped__ = method.__name__, method.__qualname__, method.__doc__, method
        return call
    return decorate


def _warn_of_positions(name, arguments, level):
    if arguments:
        _warnings.warn(
            f"Passing more than 1 positional argument to {name}() is deprecated. Parameters 'timeout', 'detect_types', 'isolation_level', 'check_same_thread', "
            "'factory', 'cached_statements' and 'uri' will become keyword-only parameters in Python 3.15.", DeprecationWarning, stacklevel=level)


_ISOLATION_LEVELS = ("", "DEFERRED", "IMMEDIATE", "EXCLUSIVE")


class Connection:
    """SQLite database connection object."""
    __module__ = "sqlite3"

    Warning, Error, InterfaceError, DatabaseError, DataError = Warning, Error, InterfaceError, DatabaseError, DataError
    OperationalError, IntegrityError, InternalError, ProgrammingError, NotSupportedError = (
        OperationalError, IntegrityError, InternalError, ProgrammingError, NotSupportedError)

    _ready = False
    _db = None
    # None before a database was opened.
    _timeout = None

    def __init__(self, database, *positional, **named):
        _warn_of_positions("_sqlite3.Connection", positional, 2)
        self._open(database, *positional, **named)

    def _open(self, database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True, factory=None, cached_statements=128, uri=False,
              *, autocommit=LEGACY_TRANSACTION_CONTROL):
        from os import fsencode
        path = fsencode(database)
        if b"\0" in path:
            raise ValueError("embedded null byte")
        isolation_level = _isolation(isolation_level)
        autocommit = _autocommit(autocommit)
        _sys.audit("sqlite3.connect", database)
        if self._db is not None:
            self._release()
        self._ready = False
        self._db = None
        self._timeout = None
        code, db = _sqlite.open(path, _READ_WRITE | _CREATE | (_URI if uri else 0))
        if code:
            message = db.message if db is not None else _sqlite.error_text(code)
            if db is not None:
                code = db.code
                db.close()
            raise _failure(code, message)
        self._db = db
        self._timeout = timeout
        self._detect = detect_types
        self._isolation = isolation_level
        self._autocommit = autocommit
        self._thread = _get_ident()
        self._same_thread = check_same_thread
        self._cache = {}
        self._cache_size = cached_statements
        # Those that cursors have not let go of.
        self._in_use = set()
        self._blobs = []
        self._keep = {}
        self.row_factory = None
        self.text_factory = str
        self._ready = True
        _sys.audit("sqlite3.connect/handle", self)
        if autocommit is False:
            self._run("BEGIN")

    def _release(self):
        self._ready, db = False, self._db
        if db is None:
            return
        for blob in self._blobs:
            blob = blob()
            if blob is not None and blob._number:
                db.blob_close(blob._number)
                blob._number = 0
        for prepared in self._cache.values():
            if prepared.statement is not None:
                prepared.statement.finalize()
        self._cache = {}
        for prepared in self._in_use:
            prepared.statement.finalize()
            prepared.statement = None
        self._in_use = set()
        self._db = None
        db.close()

    def _error(self, code=None):
        return _failure(self._db.code if code is None or code & 255 == self._db.code & 255 else code, self._db.message)

    def _check_thread(self):
        if self._ready and self._same_thread and self._thread != _get_ident():
            raise ProgrammingError(
                "SQLite objects created in a thread can only be used in that same thread. "
                f"The object was created in thread id {self._thread} and this is thread id {_get_ident()}.")

    def _check(self):
        if self._ready and (not self._same_thread or self._thread == _get_ident()):
            return
        self._check_thread()
        if self._db is None:
            if self._timeout is None:
                raise ProgrammingError("Base Connection.__init__ not called.")
            raise ProgrammingError("Cannot operate on a closed database.")
        if not self._ready:
            raise ProgrammingError("Base Connection.__init__ not called.")

    # The first step of a statement: again and again while somebody has the database locked.
    def _first_step(self, statement):
        code = statement.step()
        if code & 255 == _BUSY and self._timeout > 0:
            pause, until = 0.001, _monotonic() + self._timeout
            while code & 255 == _BUSY and _monotonic() < until:
                statement.reset()
                _sleep(pause)
                pause = min(pause * 2, 0.1)
                code = statement.step()
        return code

    def _run(self, sql):
        code, statement, end = self._db.prepare(sql.encode(), 0)
        if code:
            raise self._error(code)
        code = self._first_step(statement)
        if code != _DONE and code != _ROW:
            error = self._error(code)
            statement.finalize()
            raise error
        statement.finalize()

    def _prepare(self, sql):
        prepared = self._cache.pop(sql, None) if type(sql) is str else None
        if prepared is None or prepared.in_use:
            fresh = object.__new__(Statement)
            fresh._prepare(self, sql)
            if prepared is not None:
                self._cache[sql] = prepared
                return fresh
            prepared = fresh
            while self._cache and len(self._cache) >= self._cache_size:
                del self._cache[next(iter(self._cache))]
        if self._cache_size > 0:
            self._cache[sql] = prepared
        return prepared

    def __call__(self, *arguments):
        self._check()
        if len(arguments) != 1:
            raise TypeError(f"function expected 1 argument, got {len(arguments)}")
        sql, = arguments
        return self._prepare(sql)

    def cursor(self, factory=_MISSING):
        self._check()
        cursor = (Cursor if factory is _MISSING else factory)(self)
        if not issubclass(type(cursor), Cursor):
            raise TypeError(f"factory must return a cursor, not {type(cursor).__name__}")
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, sql, parameters=(), /):
        """Executes an SQL statement."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        """Repeatedly executes an SQL statement."""
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        return self.cursor().executescript(sql_script)

    @_checked
    def commit(self):
        """Commit any pending transaction to the database."""
        if self._autocommit == LEGACY_TRANSACTION_CONTROL:
            if not self._db.is_autocommit:
                self._run("COMMIT")
        elif self._autocommit is False:
            self._run("COMMIT")
            self._run("BEGIN")

    @_checked
    def rollback(self):
        """Roll back to the start of any pending transaction."""
        if self._autocommit == LEGACY_TRANSACTION_CONTROL:
            if not self._db.is_autocommit:
                self._run("ROLLBACK")
        elif self._autocommit is False:
            self._run("ROLLBACK")
            self._run("BEGIN")

    def close(self):
        """Close the database connection."""
        self._check_thread()
        if self._timeout is None:
            raise ProgrammingError("Base Connection.__init__ not called.")
        if self._db is not None and self._autocommit is False and not self._db.is_autocommit:
            self._run("ROLLBACK")
        self._release()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback, /):
        if type is None and value is None and traceback is None:
            try:
                self.commit()
            except BaseException:
                try:
                    self.rollback()
                except Error:
                    pass
                raise
        else:
            self.rollback()
        return False

    def __del__(self, _warn=_warnings.warn):
        if self._db is not None and self._ready:
            _warn(f"unclosed database in {self!r}", ResourceWarning, source=self)
            try:
                self._release()
            except Exception:
                pass

    def __delattr__(self, name):
        if name in ("row_factory", "text_factory"):
            raise AttributeError("cannot delete attribute")
        object.__delattr__(self, name)

    @property
    def isolation_level(self):
        self._check()
        return self._isolation

    @isolation_level.setter
    def isolation_level(self, level):
        self._check()
        if level is None:
            self._isolation = None
            self.commit()
        else:
            self._isolation = _isolation(level)

    @isolation_level.deleter
    def isolation_level(self):
        raise AttributeError("cannot delete attribute")

    @property
    def autocommit(self):
        self._check()
        return self._autocommit

    @autocommit.setter
    def autocommit(self, value):
        self._check()
        value = _autocommit(value)
        if value is True and not self._db.is_autocommit:
            self._run("COMMIT")
        elif value is False and self._db.is_autocommit:
            self._run("BEGIN")
        self._autocommit = value

    @property
    def total_changes(self):
        self._check()
        return self._db.total_changes

    @property
    def in_transaction(self):
        self._check()
        return not self._db.is_autocommit

    def interrupt(self):
        if self._db is None:
            self._check()
        self._db.interrupt()

    # ---- callbacks

    def _done(self, code):
        if code:
            raise self._error(code)

    @_by_position("name", "narg", "func")
    def create_function(self, name, narg, func, *, deterministic=False):
        """Creates a new function."""
        if not -1 <= narg <= self._db.limit(SQLITE_LIMIT_FUNCTION_ARG, -1):
            raise self._narg_error(narg)
        wrapped = None if func is None else _guarded(func, "user-defined function raised exception")
        if self._db.set_function(name, narg, _UTF8 | (_DETERMINISTIC if deterministic else 0), wrapped):
            raise OperationalError("Error creating function")

    def _narg_error(self, narg):
        return ProgrammingError(f"'narg' must be between -1 and {self._db.limit(SQLITE_LIMIT_FUNCTION_ARG, -1)}, not {narg}")

    @_by_position("name", "n_arg", "aggregate_class")
    def create_aggregate(self, name, n_arg, aggregate_class):
        """Creates a new aggregate."""
        if not -1 <= n_arg <= self._db.limit(SQLITE_LIMIT_FUNCTION_ARG, -1):
            raise self._narg_error(n_arg)
        if self._db.set_aggregate(name, n_arg, None if aggregate_class is None else _Aggregate(aggregate_class)):
            raise OperationalError("Error creating aggregate")

    @_checked
    def create_window_function(self, name, num_params, aggregate_class, /):
        """Creates or redefines an aggregate window function."""
        if not -1 <= num_params <= self._db.limit(SQLITE_LIMIT_FUNCTION_ARG, -1):
            raise self._narg_error(num_params)
        self._done(self._db.set_window(name, num_params, None if aggregate_class is None else _Aggregate(aggregate_class)))

    @_checked
    def create_collation(self, name, callback, /):
        """Creates a collation function."""
        if not isinstance(name, str):
            raise TypeError(f"create_collation() argument 1 must be str, not {type(name).__name__}")
        name.encode()
        if callback is None:
            self._done(self._db.set_collation(name, None))
            return
        if not callable(callback):
            raise TypeError("parameter must be callable")

        def compare(a, b):
            try:
                answer = callback(a, b)
                return (answer > 0) - (answer < 0)
            except BaseException as error:
                _report(error, callback)
                return 0
        self._done(self._db.set_collation(name, compare))

    @_by_position("authorizer_callback")
    def set_authorizer(self, authorizer_callback):
        """Set authorizer callback."""
        if authorizer_callback is None:
            self._done(self._db.set_authorizer(None))
            return

        def authorize(*arguments):
            try:
                answer = authorizer_callback(*arguments)
                return int(answer) if isinstance(answer, int) and -2**31 <= answer < 2**31 else 1
            except BaseException as error:
                _report(error, authorizer_callback)
                return 1
        self._done(self._db.set_authorizer(authorize))

    @_by_position("progress_handler")
    def set_progress_handler(self, progress_handler, n):
        """Set progress handler callback."""
        if progress_handler is None:
            self._db.set_progress(None, 0)
            return

        def progress():
            try:
                return int(bool(progress_handler()))
            except BaseException as error:
                _report(error, progress_handler)
                return 1
        self._db.set_progress(progress, n)

    @_by_position("trace_callback")
    def set_trace_callback(self, trace_callback):
        """Set a trace callback called for each SQL statement (passed as unicode)."""
        if trace_callback is None:
            self._db.set_trace(None)
            return
        limit = self._db.limit

        def trace(expanded, text):
            try:
                if expanded is None:
                    if limit(SQLITE_LIMIT_LENGTH, -1) < 1000000000:
                        raise DataError("Expanded SQL string exceeds the maximum string length")
                    raise MemoryError
                trace_callback(expanded)
            except DataError as error:
                _report(error, trace_callback)
                try:
                    trace_callback(text)
                except BaseException as other:
                    _report(other, trace_callback)
            except BaseException as error:
                _report(error, trace_callback)
        self._db.set_trace(trace)

    @_checked
    def enable_load_extension(self, enable, /):
        """Enable dynamic loading of SQLite extension modules."""
        _sys.audit("sqlite3.enable_load_extension", self, enable)
        if self._db.allow_extensions(bool(enable)):
            raise OperationalError("Error enabling load extension")

    @_checked
    def load_extension(self, name, /, *, entrypoint=None):
        """Load SQLite extension module."""
        _sys.audit("sqlite3.load_extension", self, name)
        message = self._db.load_extension(name, entrypoint)
        if message is not None:
            raise OperationalError(message)

    # ---- copies, limits, blobs

    @_checked
    def iterdump(self, *, filter=None):
        """Returns iterator to the dump of the database in an SQL text format."""
        from sqlite3.dump import _iterdump
        return _iterdump(self, filter=filter)

    def backup(self, target, *, pages=-1, progress=None, name="main", sleep=0.250):
        """Makes a backup of the database."""
        self._check()
        if not isinstance(target, Connection):
            raise TypeError(f"backup() argument 'target' must be sqlite3.Connection, not {type(target).__name__}")
        target._check()
        if target is self:
            raise ValueError("target cannot be the same connection instance")
        if progress is not None and not callable(progress):
            raise TypeError("progress argument must be a callable")
        if not target._db.is_autocommit and target._autocommit == LEGACY_TRANSACTION_CONTROL:
            raise _failure(1, "target is in transaction")
        sleep = float(sleep)
        if not isinstance(pages, int):
            raise TypeError(f"'{type(pages).__name__}' object cannot be interpreted as an integer")
        name.encode()
        if pages == 0:
            pages = -1
        backup = target._db.backup_from(self._db, name)
        if backup is None:
            raise target._error()
        try:
            while True:
                code, remaining, total = target._db.backup_step(backup, pages)
                if progress is not None:
                    progress(code, remaining, total)
                if code & 255 in (5, 6):
                    _sleep(sleep)
                elif code:
                    break
        finally:
            final = target._db.backup_finish(backup)
        if final:
            raise target._error(final)

    @_checked
    def getlimit(self, category, /):
        """Get connection run-time limits."""
        return self.setlimit(category, -1)

    @_checked
    def setlimit(self, category, limit, /):
        """Set connection run-time limits."""
        former = self._db.limit(category, limit)
        if former < 0:
            raise ProgrammingError("'category' is out of bounds")
        return former

    @_checked
    def getconfig(self, op, /):
        """Query a boolean connection configuration option."""
        if op not in _CONFIG:
            raise ValueError(f"unknown config 'op': {op}")
        code, now = self._db.configure(op, -1)
        self._done(code)
        return bool(now)

    @_checked
    def setconfig(self, op, enable=True, /):
        """Set a boolean connection configuration option."""
        if op not in _CONFIG:
            raise ValueError(f"unknown config 'op': {op}")
        code, now = self._db.configure(op, int(bool(enable)))
        self._done(code)
        if now != bool(enable):
            raise OperationalError("Unable to set config")

    @_checked
    def serialize(self, *, name="main"):
        """Serialize a database into a byte string."""
        data = self._db.serialize(name)
        if data is None:
            raise OperationalError(f"unable to serialize '{name}'")
        return data

    @_checked
    def deserialize(self, data, /, *, name="main"):
        """Load a serialized database."""
        data = data.encode() if isinstance(data, str) else _contiguous(data)
        self._done(self._db.deserialize(data, name))

    @_checked
    def blobopen(self, table, column, rowid, /, *, readonly=False, name="main"):
        """Open and return a BLOB object."""
        code, number, length = self._db.blob_open(name, table, column, rowid, bool(readonly))
        if code:
            raise self._error(code)
        from _weakref import ref
        blob = object.__new__(Blob)
        blob._connection, blob._number, blob._length, blob._at = self, number, length, 0
        self._blobs = [kept for kept in self._blobs if kept() is not None]
        self._blobs.append(ref(blob))
        return blob

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


_CONFIG = frozenset(value for name, value in globals().items() if name.startswith("SQLITE_DBCONFIG_"))


def _isolation(level):
    if level is None:
        return None
    if not isinstance(level, str):
        raise TypeError("isolation_level must be str or None")
    if "\0" in level:
        raise ValueError("embedded null character")
    if level.upper() not in _ISOLATION_LEVELS:
        raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
    return level.upper() if level else ""


def _autocommit(value):
    if value is True or value is False:
        return value
    if type(value) is int and value == LEGACY_TRANSACTION_CONTROL:
        return value
    raise ValueError("autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL")


def _size(size):
    size = _index(size)
    if size < 0:
        raise ValueError("value must be positive")
    if size > 0xffffffff:
        raise OverflowError("Python int too large for C uint32_t")
    return size


# ---- cursors ------------------------------------------------------------------------------------------------------------------------

class Cursor:
    """SQLite database cursor class."""
    __module__ = "sqlite3"

    _connection = None
    _closed = False
    _locked = False
    _prepared = None
    # While rows are left: who abandons them lets go of the statement, and of the locks it has.
    _watch = None

    def __init__(self, connection, /):
        if not isinstance(connection, Connection):
            raise TypeError(f"Cursor() argument 1 must be sqlite3.Connection, not {type(connection).__name__}")
        if self._locked:
            raise ProgrammingError("Recursive use of cursors not allowed.")
        self._let_go()
        self._connection = connection
        self.description = None
        self.lastrowid = None
        self.rowcount = -1
        self._array_size = 1
        self.row_factory = None
        self._rows_pending = False
        self._converters = None
        self._closed = False
        connection._check_thread()

    @property
    def connection(self):
        return self._connection

    def _check(self):
        if self._connection is None:
            raise ProgrammingError("Base Cursor.__init__ not called.")
        if self._closed:
            raise ProgrammingError("Cannot operate on a closed cursor.")
        if self._locked:
            raise ProgrammingError("Recursive use of cursors not allowed.")
        self._connection._check()

    def _let_go(self):
        prepared, self._prepared = self._prepared, None
        self._rows_pending = False
        if self._watch is not None:
            self._watch.dismiss()
            self._watch = None
        if prepared is not None:
            if prepared.statement is not None:
                prepared.statement.reset()
            prepared.in_use = False
            self._connection._in_use.discard(prepared)

    def _bind(self, prepared, parameters):
        statement, names = prepared.statement, prepared.names
        statement.clear()
        count = len(names)
        if isinstance(parameters, (tuple, list)) or (not isinstance(parameters, dict) and hasattr(type(parameters), "__getitem__") and not hasattr(type(parameters), "keys")):
            given = len(parameters)
            if given != count:
                raise ProgrammingError(f"Incorrect number of bindings supplied. The current statement uses {count}, and there are {given} supplied.")
            binds_plain = prepared.is_positional and not _adapts_native and (type(parameters) is tuple or type(parameters) is list)
            i = 0
            while True:
                if binds_plain:
                    i = statement.bind_plain(parameters, i)
                if i >= count:
                    break
                name = names[i]
                if name is not None and not name.startswith("?"):
                    raise ProgrammingError(f"Binding {i + 1} ('{name}') is a named parameter, but you supplied a sequence which requires nameless (qmark) placeholders.")
                i += 1
                self._bind_one(statement, i, parameters[i - 1], i)
        elif hasattr(type(parameters), "__getitem__"):
            for i in range(count):
                name = names[i]
                if name is None:
                    raise ProgrammingError(f"Binding {i + 1} has no name, but you supplied a dictionary (which has only names).")
                name = name[1:]
                try:
                    value = parameters[name]
                except LookupError:
                    raise ProgrammingError(f"You did not supply a value for binding parameter :{name}.") from None
                self._bind_one(statement, i + 1, value, f":{name}")
        else:
            raise ProgrammingError("parameters are of unsupported type")

    def _bind_one(self, statement, index, value, name):
        if _adapts_native or type(value) not in _NATIVE:
            if value is not None and (type(value) is not bytes or adapters):
                value = adapt(value, PrepareProtocol, value)
        code = statement.bind(index, value)
        if code == -1:
            if isinstance(value, int):
                value = int(value)
                if not -0x8000000000000000 <= value <= 0x7fffffffffffffff:
                    raise OverflowError("Python int too large to convert to SQLite INTEGER")
            elif isinstance(value, float):
                value = float(value)
            elif isinstance(value, str):
                value = str.__str__(value)
            else:
                try:
                    view = memoryview(value)
                except TypeError:
                    raise ProgrammingError(f"Error binding parameter {name}: type '{type(value).__name__}' is not supported") from None
                if not view.c_contiguous:
                    raise BufferError("underlying buffer is not C-contiguous")
                value = bytes(view)
            code = statement.bind(index, value)
        if code == -2:
            value.encode()
        if code:
            raise self._connection._error(code)

    def execute(self, sql, parameters=(), /):
        """Executes an SQL statement."""
        return self._execute(sql, parameters, False)

    def executemany(self, sql, seq_of_parameters, /):
        """Repeatedly executes an SQL statement."""
        return self._execute(sql, seq_of_parameters, True)

    def _execute(self, sql, parameters, is_many):
        self._check()
        connection = self._connection
        self._locked = True
        try:
            self._let_go()
            self.rowcount = 0 if is_many else -1
            self.description = None
            prepared = connection._prepare(sql)
            if prepared.statement is None:
                self.rowcount = -1
                return self
            if is_many and not prepared.is_dml and (prepared.statement.is_read_only or prepared.is_query):
                raise ProgrammingError("executemany() can only execute DML statements.")
            prepared.in_use = True
            connection._in_use.add(prepared)
            self._prepared = prepared
            statement = prepared.statement
            statement.reset()
            if connection._autocommit == LEGACY_TRANSACTION_CONTROL and connection._isolation is not None and prepared.is_dml and connection._db.is_autocommit:
                connection._run(f"BEGIN {connection._isolation}" if connection._isolation else "BEGIN ")
            if prepared.is_dml:
                self.rowcount = 0
            try:
                for row in (parameters if is_many else (parameters,)):
                    connection._check()
                    if prepared.names or not (row is None or row == ()):
                        self._bind(prepared, row)
                    code = connection._first_step(statement)
                    if code != _ROW and code != _DONE:
                        raise connection._error(code)
                    connection._check()
                    if self.description is None and statement.column_count:
                        self._describe(statement)
                    if prepared.is_dml and (is_many or code == _DONE):
                        self.rowcount += connection._db.changes
                    if is_many:
                        while code == _ROW:
                            code = statement.step()
                        statement.reset()
                if not is_many:
                    if prepared.is_dml:
                        self.lastrowid = connection._db.last_row
                    if code == _ROW:
                        self._rows_pending = True
                        self._watch = _DeathWatch(self, _abandon, False, True)
                    else:
                        self._let_go()
                else:
                    self._let_go()
            except BaseException:
                if connection._db is not None:
                    self._let_go()
                else:
                    self._prepared = None
                self.rowcount = -1
                raise
            return self
        finally:
            self._locked = False

    def _describe(self, statement):
        detect = self._connection._detect
        names = [statement.column_name(i) for i in range(statement.column_count)]
        shown = [name if not detect & PARSE_COLNAMES or " [" not in name else name[:name.index(" [")] for name in names]
        self.description = tuple((name, None, None, None, None, None, None) for name in shown)
        self._converters = None
        if detect:
            found = []
            for i, name in enumerate(names):
                converter = None
                if detect & PARSE_COLNAMES and "[" in name and "]" in name[name.index("["):]:
                    start = name.index("[") + 1
                    converter = converters.get(name[start:name.index("]", start)].upper())
                if converter is None and detect & PARSE_DECLTYPES:
                    declared = statement.column_decltype(i)
                    if declared is not None:
                        for at, character in enumerate(declared):
                            if character in " (":
                                declared = declared[:at]
                                break
                        converter = converters.get(declared.upper())
                found.append(converter)
            self._converters = found if any(found) else None

    def _row(self):
        statement, factory = self._prepared.statement, self._connection.text_factory
        if self._converters is None and factory is str:
            row = statement.row()
            if type(row) is int:
                text = statement.column_bytes(row)
                raise OperationalError(f"Could not decode to UTF-8 column '{statement.column_name(row)}' with text '{text.decode(errors='replace')}'")
        else:
            row = []
            for i in range(statement.column_count):
                converter = self._converters[i] if self._converters is not None else None
                if converter is not None:
                    data = statement.column_bytes(i)
                    row.append(converter(data) if data else None)
                elif statement.column_type(i) == 3:
                    data = statement.column_bytes(i)
                    if factory is str:
                        try:
                            row.append(data.decode())
                        except UnicodeDecodeError:
                            raise OperationalError(
                                f"Could not decode to UTF-8 column '{statement.column_name(i)}' with text '{data.decode(errors='replace')}'") from None
                    elif factory is bytes:
                        row.append(data)
                    elif factory is bytearray:
                        row.append(bytearray(data))
                    else:
                        row.append(factory(data))
                else:
                    row.append(statement.column(i))
            row = tuple(row)
        return row

    def __iter__(self):
        return self

    def __next__(self):
        self._check()
        # A connection that was closed and opened again has ended its statements.
        if not self._rows_pending or (statement := self._prepared.statement) is None:
            raise StopIteration
        self._locked = True
        try:
            row = self._row()
            if self._connection._db is None:
                self._connection._check()
            code = statement.step()
            if code == _DONE:
                if self._prepared.is_dml:
                    self.rowcount = self._connection._db.changes
                self._let_go()
            elif code != _ROW:
                error = self._connection._error(code)
                self._let_go()
                raise error
        finally:
            self._locked = False
        return row if self.row_factory is None else self.row_factory(self, row)

    def fetchone(self):
        """Fetches one row from the resultset."""
        return next(self, None)

    @property
    def arraysize(self):
        return self._array_size

    @arraysize.setter
    def arraysize(self, size):
        self._array_size = _size(size)

    def fetchmany(self, size=_MISSING):
        """Fetches several rows from the resultset."""
        size = self.arraysize if size is _MISSING else _size(size)
        rows = []
        while size != 0:
            row = next(self, _MISSING)
            if row is _MISSING:
                break
            rows.append(row)
            size -= 1
        return rows

    def fetchall(self):
        """Fetches all rows from the resultset."""
        return list(self)

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        self._check()
        if not isinstance(sql_script, str):
            raise TypeError(f"executescript() argument must be str, not {type(sql_script).__name__}")
        connection = self._connection
        encoded = sql_script.encode()
        if len(encoded) > connection._db.limit(SQLITE_LIMIT_SQL_LENGTH, -1):
            raise DataError("query string is too large")
        if b"\0" in encoded:
            raise ValueError("embedded null character")
        if connection._autocommit == LEGACY_TRANSACTION_CONTROL and not connection._db.is_autocommit:
            connection._run("COMMIT")
        at = 0
        while at < len(encoded):
            code, statement, at = connection._db.prepare(encoded, at)
            if code:
                raise connection._error(code)
            if statement is None:
                continue
            code = connection._first_step(statement)
            while code == _ROW:
                code = statement.step()
            if code != _DONE:
                error = connection._error(code)
                statement.finalize()
                raise error
            statement.finalize()
        return self

    def setinputsizes(self, sizes, /):
        """Required by DB-API. Does nothing in sqlite3."""

    def setoutputsize(self, size, column=None, /):
        """Required by DB-API. Does nothing in sqlite3."""

    def close(self):
        """Closes the cursor."""
        if self._connection is None:
            raise ProgrammingError("Base Cursor.__init__ not called.")
        if self._locked:
            raise ProgrammingError("Recursive use of cursors not allowed.")
        self._connection._check()
        self._let_go()
        self._closed = True

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


def _abandon(cursor):
    if cursor._connection._db is not None:
        cursor._let_go()


class Row:
    __module__ = "sqlite3"
    __slots__ = ("_values", "_names")

    def __new__(cls, cursor, data, /):
        if not issubclass(type(cursor), Cursor):
            raise TypeError(f"Row() argument 1 must be sqlite3.Cursor, not {type(cursor).__name__}")
        if not isinstance(data, tuple):
            raise TypeError(f"Row() argument 2 must be tuple, not {type(data).__name__}")
        self = object.__new__(cls)
        self._values = data
        self._names = cursor.description
        return self

    def keys(self):
        """Returns the keys of the row."""
        return [column[0] for column in self._names or ()]

    def __len__(self):
        return len(self._values)

    def __getitem__(self, key, /):
        if isinstance(key, str):
            wanted = key.lower()
            for i, column in enumerate(self._names or ()):
                if column[0] == key or column[0].lower() == wanted and key.isascii():
                    return self._values[i]
            raise IndexError(f"No item with key {key!r}" if self._names is None else "No item with that key")
        if isinstance(key, slice):
            return self._values[key]
        if not isinstance(key, int):
            raise IndexError("Index must be int or string")
        return self._values[key]

    def __iter__(self):
        return iter(self._values)

    def __hash__(self):
        return hash(self._names) ^ hash(self._values)

    def __eq__(self, other, /):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values


class Blob:
    __module__ = "sqlite3"

    def __new__(cls, *arguments, **keywords):
        raise TypeError("cannot create 'sqlite3.Blob' instances")

    def _check(self):
        self._connection._check()
        if self._number == 0:
            raise ProgrammingError("Cannot operate on a closed blob.")

    def close(self):
        """Close the blob."""
        if self._connection._db is not None or self._number == 0:
            self._connection._check()
        number, self._number = self._number, 0
        if number:
            self._connection._db.blob_close(number)

    def __del__(self):
        if getattr(self, "_number", 0) and self._connection._db is not None:
            self._connection._db.blob_close(self._number)

    def _read(self, at, length):
        if length == 0:
            return b""
        data = self._connection._db.blob_read(self._number, at, length)
        if type(data) is int:
            raise self._connection._error(data)
        return data

    def _write(self, data, at):
        code = self._connection._db.blob_write(self._number, data, at)
        if code:
            raise self._connection._error(code)

    def read(self, length=-1, /):
        """Read data at the current offset position."""
        self._check()
        rest = self._length - self._at
        length = rest if length < 0 or length > rest else length
        data = self._read(self._at, length)
        self._at += length
        return data

    def write(self, data, /):
        """Write data at the current offset."""
        data = _contiguous(data)
        self._check()
        if len(data) > self._length - self._at:
            raise ValueError("data longer than blob length")
        if data:
            self._write(data, self._at)
            self._at += len(data)

    def seek(self, offset, origin=0, /):
        """Set the current access position to offset."""
        self._check()
        if origin not in (0, 1, 2):
            raise ValueError("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END")
        if not -2**31 <= offset < 2**31:
            raise OverflowError("Python int too large to convert to C int")
        base = (0, self._at, self._length)[origin]
        if base + offset > 2**31 - 1:
            raise OverflowError("seek offset results in offset overflow")
        if not 0 <= base + offset <= self._length:
            raise ValueError("offset out of blob range")
        self._at = base + offset

    def tell(self):
        """Return the current access position for the blob."""
        self._check()
        return self._at

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, val, tb, /):
        self._check()
        self.close()
        return False

    def __len__(self):
        self._check()
        return self._length

    def __iter__(self):
        raise TypeError("'sqlite3.Blob' object is not iterable")

    def __contains__(self, item):
        raise TypeError("argument of type 'sqlite3.Blob' is not a container or iterable")

    def _index(self, key):
        try:
            key = key.__index__()
        except AttributeError:
            raise TypeError("Blob indices must be integers") from None
        if not -2**63 <= key < 2**63:
            raise IndexError("cannot fit 'int' into an index-sized integer")
        if key < 0:
            key += self._length
        if not 0 <= key < self._length:
            raise IndexError("Blob index out of range")
        return key

    def __getitem__(self, key, /):
        self._check()
        if isinstance(key, slice):
            start, stop, step = key.indices(self._length)
            if step == 1:
                return self._read(start, max(0, stop - start))
            return self._read(0, self._length)[key]
        return self._read(self._index(key), 1)[0]

    def __setitem__(self, key, value, /):
        self._check()
        if isinstance(key, slice):
            start, stop, step = key.indices(self._length)
            indices = range(start, stop, step)
            data = _contiguous(value)
            if len(data) != len(indices):
                raise IndexError("Blob slice assignment is wrong size")
            if not data:
                return
            if step == 1:
                self._write(data, start)
            else:
                whole = bytearray(self._read(0, self._length))
                whole[key] = data
                self._write(bytes(whole), 0)
            return
        at = self._index(key)
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= 255:
            raise ValueError("byte must be in range(0, 256)")
        self._write(bytes((value,)), at)

    def __delitem__(self, key, /):
        self._check()
        if isinstance(key, slice):
            raise TypeError("Blob object doesn't support slice deletion")
        raise TypeError("Blob object doesn't support item deletion")

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


def connect(database, *positional, **named):
    """Open a connection to the SQLite database file 'database'."""
    _warn_of_positions("sqlite3.connect", positional, 1)
    factory = positional[4] if len(positional) > 4 else named.pop("factory", Connection)
    if not positional or factory is not Connection:
        return factory(database, *positional, **named)
    connection = Connection.__new__(Connection)
    connection._open(database, *positional, **named)
    return connection


def complete_statement(statement):
    """Checks if a string contains a complete SQL statement."""
    if "\0" in statement:
        raise ValueError("embedded null character")
    return _sqlite.is_complete(statement)
