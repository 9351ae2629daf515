// SQLite's C interface, as far as _sqlite calls it. The library comes with the package SourceGear.sqlite3 and is loaded when the first of
// these is called. https://sqlite.org/c3ref/intro.html
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class SqliteLibrary
{
    const string Library = "e_sqlite3";

    public const int Ok = 0, NoMemory = 7, Row = 100, Done = 101;
    public const int Integer = 1, Float = 2, Text = 3, Blob = 4;
    public const int Utf8 = 1;
    public const int TraceStatement = 1;
    public const int TextsInDoubleQuotesWhereUsed = 1013, TextsInDoubleQuotesWhereDefined = 1014;

    /// <summary>SQLITE_TRANSIENT: SQLite makes its own copy.</summary>
    public const nint Copied = -1;

    [DllImport(Library)] public static extern nint sqlite3_libversion();
    [DllImport(Library)] public static extern nint sqlite3_errstr(int code);
    [DllImport(Library)] public static extern int sqlite3_complete(byte[] sql);
    [DllImport(Library)] public static extern void sqlite3_free(nint memory);
    [DllImport(Library)] public static extern nint sqlite3_malloc64(ulong size);

    [DllImport(Library)] public static extern int sqlite3_open_v2(byte[] path, out nint db, int flags, nint vfs);
    [DllImport(Library)] public static extern int sqlite3_close_v2(nint db);
    [DllImport(Library)] public static extern nint sqlite3_errmsg(nint db);
    [DllImport(Library)] public static extern int sqlite3_extended_errcode(nint db);
    [DllImport(Library)] public static extern int sqlite3_extended_result_codes(nint db, int isOn);
    [DllImport(Library)] public static extern int sqlite3_get_autocommit(nint db);
    [DllImport(Library)] public static extern int sqlite3_changes(nint db);
    [DllImport(Library)] public static extern int sqlite3_total_changes(nint db);
    [DllImport(Library)] public static extern long sqlite3_last_insert_rowid(nint db);
    [DllImport(Library)] public static extern void sqlite3_interrupt(nint db);
    [DllImport(Library)] public static extern int sqlite3_limit(nint db, int category, int limit);
    [DllImport(Library)] public static extern int sqlite3_db_config(nint db, int option, int value, out int now);
    [DllImport(Library)] public static extern int sqlite3_enable_load_extension(nint db, int isOn);
    [DllImport(Library)] public static extern int sqlite3_load_extension(nint db, byte[] file, byte[]? entry, out nint message);

    [DllImport(Library)] public static extern int sqlite3_prepare_v2(nint db, byte* sql, int length, out nint statement, out byte* tail);
    [DllImport(Library)] public static extern int sqlite3_finalize(nint statement);
    [DllImport(Library)] public static extern int sqlite3_step(nint statement);
    [DllImport(Library)] public static extern int sqlite3_reset(nint statement);
    [DllImport(Library)] public static extern int sqlite3_clear_bindings(nint statement);
    [DllImport(Library)] public static extern int sqlite3_stmt_readonly(nint statement);
    [DllImport(Library)] public static extern int sqlite3_stmt_isexplain(nint statement);
    [DllImport(Library)] public static extern nint sqlite3_expanded_sql(nint statement);
    [DllImport(Library)] public static extern int sqlite3_bind_parameter_count(nint statement);
    [DllImport(Library)] public static extern nint sqlite3_bind_parameter_name(nint statement, int index);
    [DllImport(Library)] public static extern int sqlite3_bind_null(nint statement, int index);
    [DllImport(Library)] public static extern int sqlite3_bind_int64(nint statement, int index, long value);
    [DllImport(Library)] public static extern int sqlite3_bind_double(nint statement, int index, double value);
    [DllImport(Library)] public static extern int sqlite3_bind_text(nint statement, int index, byte* text, int length, nint destructor);
    [DllImport(Library)] public static extern int sqlite3_bind_blob(nint statement, int index, byte* data, int length, nint destructor);
    [DllImport(Library)] public static extern int sqlite3_column_count(nint statement);
    [DllImport(Library)] public static extern nint sqlite3_column_name(nint statement, int index);
    [DllImport(Library)] public static extern nint sqlite3_column_decltype(nint statement, int index);
    [DllImport(Library)] public static extern int sqlite3_column_type(nint statement, int index);
    [DllImport(Library)] public static extern long sqlite3_column_int64(nint statement, int index);
    [DllImport(Library)] public static extern double sqlite3_column_double(nint statement, int index);
    [DllImport(Library)] public static extern byte* sqlite3_column_text(nint statement, int index);
    [DllImport(Library)] public static extern byte* sqlite3_column_blob(nint statement, int index);
    [DllImport(Library)] public static extern int sqlite3_column_bytes(nint statement, int index);
    [DllImport(Library)] public static extern int sqlite3_data_count(nint statement);

    [DllImport(Library)]
    public static extern int sqlite3_create_function_v2(nint db, byte[] name, int arity, int flags, nint data,
        delegate* unmanaged<nint, int, nint*, void> function, delegate* unmanaged<nint, int, nint*, void> step, delegate* unmanaged<nint, void> final, delegate* unmanaged<nint, void> destroy);
    [DllImport(Library)]
    public static extern int sqlite3_create_window_function(nint db, byte[] name, int arity, int flags, nint data, delegate* unmanaged<nint, int, nint*, void> step,
        delegate* unmanaged<nint, void> final, delegate* unmanaged<nint, void> value, delegate* unmanaged<nint, int, nint*, void> inverse, delegate* unmanaged<nint, void> destroy);
    [DllImport(Library)]
    public static extern int sqlite3_create_collation_v2(nint db, byte[] name, int encoding, nint data,
        delegate* unmanaged<nint, int, byte*, int, byte*, int> compare, delegate* unmanaged<nint, void> destroy);
    [DllImport(Library)] public static extern int sqlite3_set_authorizer(nint db, delegate* unmanaged<nint, int, nint, nint, nint, nint, int> authorize, nint data);
    [DllImport(Library)] public static extern void sqlite3_progress_handler(nint db, int interval, delegate* unmanaged<nint, int> handler, nint data);
    [DllImport(Library)] public static extern int sqlite3_trace_v2(nint db, uint mask, delegate* unmanaged<uint, nint, nint, nint, int> trace, nint data);
    [DllImport(Library)] public static extern nint sqlite3_user_data(nint context);
    [DllImport(Library)] public static extern long* sqlite3_aggregate_context(nint context, int size);
    [DllImport(Library)] public static extern int sqlite3_value_type(nint value);
    [DllImport(Library)] public static extern long sqlite3_value_int64(nint value);
    [DllImport(Library)] public static extern double sqlite3_value_double(nint value);
    [DllImport(Library)] public static extern byte* sqlite3_value_text(nint value);
    [DllImport(Library)] public static extern byte* sqlite3_value_blob(nint value);
    [DllImport(Library)] public static extern int sqlite3_value_bytes(nint value);
    [DllImport(Library)] public static extern void sqlite3_result_null(nint context);
    [DllImport(Library)] public static extern void sqlite3_result_int64(nint context, long value);
    [DllImport(Library)] public static extern void sqlite3_result_double(nint context, double value);
    [DllImport(Library)] public static extern void sqlite3_result_text(nint context, byte* text, int length, nint destructor);
    [DllImport(Library)] public static extern void sqlite3_result_blob(nint context, byte* data, int length, nint destructor);
    [DllImport(Library)] public static extern void sqlite3_result_error(nint context, byte* text, int length);
    [DllImport(Library)] public static extern void sqlite3_result_error_nomem(nint context);
    [DllImport(Library)] public static extern void sqlite3_result_error_toobig(nint context);

    [DllImport(Library)] public static extern nint sqlite3_backup_init(nint target, byte[] targetName, nint source, byte[] sourceName);
    [DllImport(Library)] public static extern int sqlite3_backup_step(nint backup, int pages);
    [DllImport(Library)] public static extern int sqlite3_backup_remaining(nint backup);
    [DllImport(Library)] public static extern int sqlite3_backup_pagecount(nint backup);
    [DllImport(Library)] public static extern int sqlite3_backup_finish(nint backup);
    [DllImport(Library)] public static extern int sqlite3_blob_open(nint db, byte[] database, byte[] table, byte[] column, long row, int flags, out nint blob);
    [DllImport(Library)] public static extern int sqlite3_blob_bytes(nint blob);
    [DllImport(Library)] public static extern int sqlite3_blob_read(nint blob, byte* data, int length, int offset);
    [DllImport(Library)] public static extern int sqlite3_blob_write(nint blob, byte* data, int length, int offset);
    [DllImport(Library)] public static extern int sqlite3_blob_close(nint blob);
    [DllImport(Library)] public static extern nint sqlite3_serialize(nint db, byte[] name, out long size, uint flags);
    [DllImport(Library)] public static extern int sqlite3_deserialize(nint db, byte[] name, nint data, long size, long capacity, uint flags);
}
