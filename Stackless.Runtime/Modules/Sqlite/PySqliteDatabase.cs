// One open database. Results are SQLite's codes: the library makes exceptions of them.
// Invariant: the handle is zero once it has been closed; a database that is not closed is closed by its finalizer.
using System.Runtime.InteropServices;
using S = Stackless.Runtime.SqliteLibrary;

namespace Stackless.Runtime;

[PyType("database", Module = "_sqlite", IsHidden = true)]
sealed unsafe partial class PySqliteDatabase(Interpreter interpreter, nint handle) : PyObject(ShapeIds.SqliteDatabase)
{
    nint handle = handle;
    GCHandle authorizer, progress, tracer;

    ~PySqliteDatabase() => Release();

    [PyMethod("close")]
    internal int Close()
    {
        GC.SuppressFinalize(this);
        return Release();
    }

    // Statements that are still there keep the database until they are finalized.
    int Release()
    {
        if (handle == 0)
        {
            return S.Ok;
        }
        S.sqlite3_set_authorizer(handle, null, 0);
        S.sqlite3_progress_handler(handle, 0, null, 0);
        S.sqlite3_trace_v2(handle, 0, null, 0);
        SqliteCallback.Free(ref authorizer);
        SqliteCallback.Free(ref progress);
        SqliteCallback.Free(ref tracer);
        var code = S.sqlite3_close_v2(handle);
        handle = 0;
        return code;
    }

    [PyGetter("message")]
    internal string Message => SqliteModule.Text(S.sqlite3_errmsg(handle));

    [PyGetter("code")]
    internal int Code => S.sqlite3_extended_errcode(handle);

    [PyGetter("is_autocommit")]
    internal bool IsAutocommit => S.sqlite3_get_autocommit(handle) != 0;

    [PyGetter("changes")]
    internal int Changes => S.sqlite3_changes(handle);

    [PyGetter("total_changes")]
    internal int TotalChanges => S.sqlite3_total_changes(handle);

    [PyGetter("last_row")]
    internal long LastRow => S.sqlite3_last_insert_rowid(handle);

    [PyMethod("interrupt")]
    internal void Interrupt() => S.sqlite3_interrupt(handle);

    [PyMethod("limit")]
    internal int Limit(int category, int limit) => S.sqlite3_limit(handle, category, limit);

    /// <summary>(result code, what the option is now); -1 leaves it.</summary>
    [PyMethod("configure")]
    internal Value Configure(int option, int value)
    {
        var code = S.sqlite3_db_config(handle, option, value, out var now);
        return new Value(PyTuple.Of(Value.Int(code), Value.Int(now)));
    }

    [PyMethod("allow_extensions")]
    internal int AllowExtensions(bool isOn) => S.sqlite3_enable_load_extension(handle, isOn ? 1 : 0);

    /// <summary>None, or what went wrong.</summary>
    [PyMethod("load_extension")]
    internal Value LoadExtension(PyStr file, Value entry)
    {
        var code = S.sqlite3_load_extension(handle, SqliteModule.Terminated(file), entry.Object is PyStr name ? SqliteModule.Terminated(name) : null, out var message);
        if (code == S.Ok)
        {
            return Value.None;
        }
        var text = SqliteModule.Text(message);
        S.sqlite3_free(message);
        return Value.Str(text);
    }

    /// <summary>(result code, statement or None if there is none in the text, where the text goes on).</summary>
    [PyMethod("prepare")]
    internal Value Prepare(PyBytes sql, int from)
    {
        fixed (byte* text = (byte[])[.. sql.Span, 0])
        {
            var code = S.sqlite3_prepare_v2(handle, text + from, sql.Count - from + 1, out var statement, out var tail);
            var made = statement == 0 ? Value.None : new Value(new PySqliteStatement(this, statement));
            return new Value(PyTuple.Of(Value.Int(code), made, Value.Int(tail == null ? sql.Count : tail - text)));
        }
    }

    // ---- callbacks: None takes them away ------------------------------------------------------------------------------------

    [PyMethod("set_function")]
    internal int SetFunction(PyStr name, int arity, int flags, Value function) =>
        function.IsNone
            ? S.sqlite3_create_function_v2(handle, SqliteModule.Terminated(name), arity, flags, 0, null, null, null, null)
            : S.sqlite3_create_function_v2(handle, SqliteModule.Terminated(name), arity, flags, SqliteCallback.Data(interpreter, function), &SqliteCallback.Function, null, null, &SqliteCallback.Destroy);

    /// <summary>The aggregate is called with what to do: (1, number of the group, *arguments) step, (2, number) final, (3, number) value, (4, number, *arguments) inverse.</summary>
    [PyMethod("set_aggregate")]
    internal int SetAggregate(PyStr name, int arity, Value aggregate) =>
        aggregate.IsNone
            ? S.sqlite3_create_function_v2(handle, SqliteModule.Terminated(name), arity, S.Utf8, 0, null, null, null, null)
            : S.sqlite3_create_function_v2(handle, SqliteModule.Terminated(name), arity, S.Utf8, SqliteCallback.Data(interpreter, aggregate), null, &SqliteCallback.Step, &SqliteCallback.Final, &SqliteCallback.Destroy);

    [PyMethod("set_window")]
    internal int SetWindow(PyStr name, int arity, Value aggregate) =>
        aggregate.IsNone
            ? S.sqlite3_create_function_v2(handle, SqliteModule.Terminated(name), arity, S.Utf8, 0, null, null, null, null)
            : S.sqlite3_create_window_function(handle, SqliteModule.Terminated(name), arity, S.Utf8, SqliteCallback.Data(interpreter, aggregate),
                &SqliteCallback.Step, &SqliteCallback.Final, &SqliteCallback.WindowValue, &SqliteCallback.Inverse, &SqliteCallback.Destroy);

    [PyMethod("set_collation")]
    internal int SetCollation(PyStr name, Value compare) =>
        compare.IsNone
            ? S.sqlite3_create_collation_v2(handle, SqliteModule.Terminated(name), S.Utf8, 0, null, null)
            : S.sqlite3_create_collation_v2(handle, SqliteModule.Terminated(name), S.Utf8, SqliteCallback.Data(interpreter, compare), &SqliteCallback.Compare, &SqliteCallback.Destroy);

    [PyMethod("set_authorizer")]
    internal int SetAuthorizer(Value function)
    {
        SqliteCallback.Free(ref authorizer);
        if (function.IsNone)
        {
            return S.sqlite3_set_authorizer(handle, null, 0);
        }
        authorizer = SqliteCallback.Handle(interpreter, function);
        return S.sqlite3_set_authorizer(handle, &SqliteCallback.Authorize, GCHandle.ToIntPtr(authorizer));
    }

    [PyMethod("set_progress")]
    internal void SetProgress(Value function, int interval)
    {
        SqliteCallback.Free(ref progress);
        if (function.IsNone)
        {
            S.sqlite3_progress_handler(handle, 0, null, 0);
            return;
        }
        progress = SqliteCallback.Handle(interpreter, function);
        S.sqlite3_progress_handler(handle, interval, &SqliteCallback.Progress, GCHandle.ToIntPtr(progress));
    }

    [PyMethod("set_trace")]
    internal void SetTrace(Value function)
    {
        SqliteCallback.Free(ref tracer);
        if (function.IsNone)
        {
            S.sqlite3_trace_v2(handle, 0, null, 0);
            return;
        }
        tracer = SqliteCallback.Handle(interpreter, function);
        S.sqlite3_trace_v2(handle, S.TraceStatement, &SqliteCallback.Trace, GCHandle.ToIntPtr(tracer));
    }

    // ---- copies of the whole, and blobs --------------------------------------------------------------------------------------

    /// <summary>A backup of the other database into this one; None if it cannot be.</summary>
    [PyMethod("backup_from")]
    internal Value BackupFrom(PySqliteDatabase source, PyStr name)
    {
        var backup = S.sqlite3_backup_init(handle, SqliteModule.Terminated(new PyStr("main")), source.handle, SqliteModule.Terminated(name));
        return backup == 0 ? Value.None : Value.Int(backup);
    }

    /// <summary>(result code, pages that remain, pages in all).</summary>
    [PyMethod("backup_step")]
    internal Value BackupStep(long backup, int pages)
    {
        var code = S.sqlite3_backup_step((nint)backup, pages);
        return new Value(PyTuple.Of(Value.Int(code), Value.Int(S.sqlite3_backup_remaining((nint)backup)), Value.Int(S.sqlite3_backup_pagecount((nint)backup))));
    }

    [PyMethod("backup_finish")]
    internal int BackupFinish(long backup) => S.sqlite3_backup_finish((nint)backup);

    /// <summary>Bytes, or None if it has none.</summary>
    [PyMethod("serialize")]
    internal Value Serialize(PyStr name)
    {
        var data = S.sqlite3_serialize(handle, SqliteModule.Terminated(name), out var size, 0);
        if (data == 0)
        {
            return Value.None;
        }
        var bytes = new byte[size];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        S.sqlite3_free(data);
        return new Value(new PyBytes(bytes));
    }

    [PyMethod("deserialize")]
    internal int Deserialize(PyBytes data, PyStr name)
    {
        const uint freeOnClose = 1, resizeable = 2;
        var memory = S.sqlite3_malloc64((ulong)Math.Max(data.Count, 1));
        if (memory == 0)
        {
            return S.NoMemory;
        }
        data.Span.CopyTo(new Span<byte>((void*)memory, data.Count));
        return S.sqlite3_deserialize(handle, SqliteModule.Terminated(name), memory, data.Count, data.Count, freeOnClose | resizeable);
    }

    /// <summary>(result code, number of the blob, its length).</summary>
    [PyMethod("blob_open")]
    internal Value BlobOpen(PyStr database, PyStr table, PyStr column, long row, bool isReadOnly)
    {
        var code = S.sqlite3_blob_open(handle, SqliteModule.Terminated(database), SqliteModule.Terminated(table), SqliteModule.Terminated(column), row, isReadOnly ? 0 : 1, out var blob);
        return new Value(PyTuple.Of(Value.Int(code), Value.Int(blob), Value.Int(code == S.Ok ? S.sqlite3_blob_bytes(blob) : 0)));
    }

    /// <summary>Bytes, or the result code.</summary>
    [PyMethod("blob_read")]
    internal Value BlobRead(long blob, int offset, int length)
    {
        var bytes = new byte[length];
        fixed (byte* data = bytes)
        {
            var code = S.sqlite3_blob_read((nint)blob, data, length, offset);
            return code == S.Ok ? new Value(new PyBytes(bytes)) : Value.Int(code);
        }
    }

    [PyMethod("blob_write")]
    internal int BlobWrite(long blob, PyBytes bytes, int offset)
    {
        fixed (byte* data = bytes.Span)
        {
            return S.sqlite3_blob_write((nint)blob, data, bytes.Count, offset);
        }
    }

    [PyMethod("blob_close")]
    internal int BlobClose(long blob) => S.sqlite3_blob_close((nint)blob);
}
