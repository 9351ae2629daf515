// _sqlite: SQLite for the library's _sqlite3, which has the connections and cursors of the Python interface. Here is what only native code can do:
// databases, statements, and the callbacks that SQLite makes while a statement runs. https://docs.python.org/3/library/sqlite3.html
using System.Runtime.InteropServices;
using System.Text;
using S = Stackless.Runtime.SqliteLibrary;

namespace Stackless.Runtime;

[PyModule("_sqlite")]
static unsafe partial class SqliteModule
{
    static readonly UTF8Encoding strict = new(false, true);

    internal static byte[] Terminated(PyStr text) => [.. Encoding.UTF8.GetBytes(text.Text), 0];

    internal static string Text(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    internal static Value OrNone(nint text) => text == 0 ? Value.None : Value.Str(Text(text));

    internal static PyBytes Bytes(byte* data, int length) => new(new ReadOnlySpan<byte>(data, data == null ? 0 : length).ToArray());

    /// <summary>What SQLite's text says; bytes if it is not UTF-8.</summary>
    internal static Value Decode(byte* text, int length)
    {
        try
        {
            return Value.Str(strict.GetString(text, text == null ? 0 : length));
        }
        catch (DecoderFallbackException)
        {
            return new Value(Bytes(text, length));
        }
    }

    /// <summary>UTF-8, or null if it holds a surrogate.</summary>
    internal static byte[]? Encode(PyStr text)
    {
        try
        {
            return strict.GetBytes(text.Text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    [PyFunction("version")]
    internal static string Version() => Text(S.sqlite3_libversion());

    [PyFunction("error_text")]
    internal static string ErrorText(int code) => Text(S.sqlite3_errstr(code));

    [PyFunction("is_complete")]
    internal static bool IsComplete(PyStr sql) => S.sqlite3_complete(Terminated(sql)) != 0;

    /// <summary>(result code, database): there may be a database that says what failed.</summary>
    [PyFunction("open")]
    internal static Value Open(ThreadState ts, PyBytes path, int flags)
    {
        if (ts.Interpreter.Recording is { } recording && !path.Span.SequenceEqual(":memory:"u8))
        {
            return recording.Refuse(ts, "open a database in a file");
        }
        var code = S.sqlite3_open_v2([.. path.Span, 0], out var handle, flags, 0);
        if (handle != 0)
        {
            S.sqlite3_extended_result_codes(handle, 1);
            // "text" that names nothing is a text, as for whoever has SQLite as it comes.
            S.sqlite3_db_config(handle, S.TextsInDoubleQuotesWhereUsed, 1, out _);
            S.sqlite3_db_config(handle, S.TextsInDoubleQuotesWhereDefined, 1, out _);
        }
        return new Value(PyTuple.Of(Value.Int(code), handle == 0 ? Value.None : new Value(new PySqliteDatabase(ts.Interpreter, handle))));
    }
}
