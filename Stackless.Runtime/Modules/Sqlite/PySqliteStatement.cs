// One prepared statement. It keeps its database.
using S = Stackless.Runtime.SqliteLibrary;

namespace Stackless.Runtime;

[PyType("statement", Module = "_sqlite", IsHidden = true)]
sealed unsafe partial class PySqliteStatement(PySqliteDatabase database, nint handle) : PyObject(ShapeIds.SqliteStatement)
{
    /// <summary>What <see cref="Bind"/> says of a value that SQLite has no type for, and of text with surrogates.</summary>
    const int IsForeign = -1, IsNoText = -2;

    nint handle = handle;

    ~PySqliteStatement() => Release();

    [PyMethod("finalize")]
    internal int Finish()
    {
        GC.SuppressFinalize(this);
        return Release();
    }

    int Release()
    {
        var code = handle == 0 ? S.Ok : S.sqlite3_finalize(handle);
        handle = 0;
        return code;
    }

    [PyGetter("database")]
    internal PySqliteDatabase Database => database;

    [PyMethod("step")]
    internal int Step()
    {
        var code = S.sqlite3_step(handle);
        GC.KeepAlive(this);
        return code;
    }

    [PyMethod("reset")]
    internal int Reset() => S.sqlite3_reset(handle);

    [PyMethod("clear")]
    internal int Clear() => S.sqlite3_clear_bindings(handle);

    [PyGetter("is_read_only")]
    internal bool IsReadOnly => S.sqlite3_stmt_readonly(handle) != 0;

    [PyGetter("is_explain")]
    internal bool IsExplain => S.sqlite3_stmt_isexplain(handle) != 0;

    [PyGetter("parameter_count")]
    internal int ParameterCount => S.sqlite3_bind_parameter_count(handle);

    [PyMethod("parameter_name")]
    internal Value ParameterName(int index) => SqliteModule.OrNone(S.sqlite3_bind_parameter_name(handle, index));

    [PyMethod("bind")]
    internal int Bind(int index, Value value)
    {
        if (value.IsInt)
        {
            return S.sqlite3_bind_int64(handle, index, value.Bits);
        }
        if (value.IsFloat)
        {
            return S.sqlite3_bind_double(handle, index, value.AsDouble);
        }
        switch (value.Object)
        {
            case PyNone:
                return S.sqlite3_bind_null(handle, index);
            case PyStr text when value.Type == BuiltinTypes.Str:
                if (SqliteModule.Encode(text) is not { } encoded)
                {
                    return IsNoText;
                }
                fixed (byte* data = encoded.Length == 0 ? [0] : encoded)
                {
                    return S.sqlite3_bind_text(handle, index, data, encoded.Length, S.Copied);
                }
            case PyBytes bytes when value.Type == BuiltinTypes.Bytes:
                fixed (byte* data = bytes.Count == 0 ? [0] : bytes.Span)
                {
                    return S.sqlite3_bind_blob(handle, index, data, bytes.Count, S.Copied);
                }
            default:
                return IsForeign;
        }
    }

    /// <summary>Binds elements of a list or tuple from one on, up to the first that <see cref="Bind"/> does not take or that an adapter may have a say in: where
    /// that stands.</summary>
    [PyMethod("bind_plain")]
    internal int BindPlain(Value parameters, int from)
    {
        var items = parameters.Object is PyTuple tuple ? tuple.Items : ((PyList)parameters.Object).Span;
        for (var i = from; i < items.Length; i++)
        {
            var isPlain = items[i].IsInt || items[i].IsFloat || items[i].IsNone || items[i].Object is PyStr;
            if (!isPlain || Bind(i + 1, items[i]) != S.Ok)
            {
                return i;
            }
        }
        return items.Length;
    }

    [PyGetter("column_count")]
    internal int ColumnCount => S.sqlite3_column_count(handle);

    [PyMethod("column_name")]
    internal Value ColumnName(int index) => SqliteModule.OrNone(S.sqlite3_column_name(handle, index));

    [PyMethod("column_decltype")]
    internal Value ColumnDeclaredType(int index) => SqliteModule.OrNone(S.sqlite3_column_decltype(handle, index));

    /// <summary>Of the current row: 1 to 5 for int, float, text, blob, null.</summary>
    [PyMethod("column_type")]
    internal int ColumnType(int index) => S.sqlite3_column_type(handle, index);

    /// <summary>As SQLite would convert it to a blob; None for null.</summary>
    [PyMethod("column_bytes")]
    internal Value ColumnBytes(int index)
    {
        var data = S.sqlite3_column_blob(handle, index);
        return data == null && S.sqlite3_column_type(handle, index) == 5 ? Value.None : new Value(SqliteModule.Bytes(data, S.sqlite3_column_bytes(handle, index)));
    }

    /// <summary>The current row. Text that is not UTF-8 is not decoded: the number of its column takes the place of the row.</summary>
    [PyMethod("row")]
    internal Value Row()
    {
        var row = new Value[S.sqlite3_data_count(handle)];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Column(i);
            if (row[i].Object is PyBytes && S.sqlite3_column_type(handle, i) == S.Text)
            {
                return Value.Int(i);
            }
        }
        return new Value(new PyTuple(row));
    }

    [PyMethod("column")]
    internal Value Column(int index)
    {
        switch (S.sqlite3_column_type(handle, index))
        {
            case S.Integer: return Value.Int(S.sqlite3_column_int64(handle, index));
            case S.Float: return Value.Float(S.sqlite3_column_double(handle, index));
            case S.Text:
                var text = S.sqlite3_column_text(handle, index);
                return SqliteModule.Decode(text, S.sqlite3_column_bytes(handle, index));
            case S.Blob:
                var data = S.sqlite3_column_blob(handle, index);
                return new Value(SqliteModule.Bytes(data, S.sqlite3_column_bytes(handle, index)));
            default: return Value.None;
        }
    }
}
