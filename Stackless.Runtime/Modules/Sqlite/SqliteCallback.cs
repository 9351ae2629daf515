// A function of Python's that SQLite calls while a statement runs. SQLite is a foreign frame on the stack: the call is one from C# into the
// interpreter, which runs to its end before SQLite goes on (Visit). The library gives no bare functions, but ones that catch all and say in their
// result how it ended: (0, value), (1, message) an error, (2, None) out of memory, (3, None) too big.
using System.Runtime.InteropServices;
using S = Stackless.Runtime.SqliteLibrary;

namespace Stackless.Runtime;

sealed unsafe class SqliteCallback(Interpreter interpreter, PyObject function)
{
    enum Part
    {
        Step = 1,
        Final,
        Value,
        Inverse,
    }

    long lastGroup;

    public static GCHandle Handle(Interpreter interpreter, Value function) => GCHandle.Alloc(new SqliteCallback(interpreter, function.Object));

    public static nint Data(Interpreter interpreter, Value function) => GCHandle.ToIntPtr(Handle(interpreter, function));

    public static void Free(ref GCHandle handle)
    {
        if (handle.IsAllocated)
        {
            handle.Free();
            handle = default;
        }
    }

    static SqliteCallback From(nint data) => (SqliteCallback)GCHandle.FromIntPtr(data).Target!;

    [UnmanagedCallersOnly]
    public static void Destroy(nint data) => GCHandle.FromIntPtr(data).Free();

    // Null if the call could not be made at all, or was ended from outside: no exception may pass through SQLite.
    Value Call(params Value[] arguments)
    {
        try
        {
            using var visit = new Visit(interpreter, default);
            return visit.Call(function, arguments, []);
        }
        catch (Exception)
        {
            return default;
        }
    }

    static Value Argument(nint value)
    {
        switch (S.sqlite3_value_type(value))
        {
            case S.Integer: return Value.Int(S.sqlite3_value_int64(value));
            case S.Float: return Value.Float(S.sqlite3_value_double(value));
            case S.Text:
                var text = S.sqlite3_value_text(value);
                return SqliteModule.Decode(text, S.sqlite3_value_bytes(value));
            case S.Blob:
                var data = S.sqlite3_value_blob(value);
                return new Value(SqliteModule.Bytes(data, S.sqlite3_value_bytes(value)));
            default: return Value.None;
        }
    }

    static Value[] Arguments(int count, nint* values, params Value[] first)
    {
        var arguments = new Value[first.Length + count];
        first.CopyTo(arguments, 0);
        for (var i = 0; i < count; i++)
        {
            arguments[first.Length + i] = Argument(values[i]);
        }
        return arguments;
    }

    static void Answer(nint context, Value outcome)
    {
        if (outcome.Object is not PyTuple { Count: 2 } pair)
        {
            Fail(context, "user-defined function raised exception");
            return;
        }
        switch (pair.Items[0].Bits)
        {
            case 0: Give(context, pair.Items[1]); break;
            case 2: S.sqlite3_result_error_nomem(context); break;
            case 3: S.sqlite3_result_error_toobig(context); break;
            default: Fail(context, (pair.Items[1].Object as PyStr)?.Text ?? ""); break;
        }
    }

    static void Fail(nint context, string message)
    {
        fixed (byte* text = System.Text.Encoding.UTF8.GetBytes(message + "\0"))
        {
            S.sqlite3_result_error(context, text, -1);
        }
    }

    // The library has made it one of these.
    static void Give(nint context, Value value)
    {
        if (value.IsInt)
        {
            S.sqlite3_result_int64(context, value.Bits);
        }
        else if (value.IsFloat)
        {
            S.sqlite3_result_double(context, value.AsDouble);
        }
        else if (value.Object is PyStr text && SqliteModule.Encode(text) is { } encoded)
        {
            fixed (byte* data = encoded.Length == 0 ? [0] : encoded)
            {
                S.sqlite3_result_text(context, data, encoded.Length, S.Copied);
            }
        }
        else if (value.Object is PyBytes bytes)
        {
            fixed (byte* data = bytes.Count == 0 ? [0] : bytes.Span)
            {
                S.sqlite3_result_blob(context, data, bytes.Count, S.Copied);
            }
        }
        else
        {
            S.sqlite3_result_null(context);
        }
    }

    [UnmanagedCallersOnly]
    public static void Function(nint context, int count, nint* values) =>
        Answer(context, From(S.sqlite3_user_data(context)).Call(Arguments(count, values)));

    // The number of its group stands in the memory that SQLite has for it; zero before its first step.
    long Group(nint context)
    {
        var place = S.sqlite3_aggregate_context(context, sizeof(long));
        return place == null ? 0 : *place != 0 ? *place : *place = ++lastGroup;
    }

    static void Run(nint context, Part part, int count, nint* values)
    {
        var callback = From(S.sqlite3_user_data(context));
        var outcome = callback.Call(Arguments(count, values, Value.Int((int)part), Value.Int(callback.Group(context))));
        // Only an error counts while it steps.
        if (part is Part.Final or Part.Value || outcome.Object is not PyTuple pair || pair.Items[0].Bits != 0)
        {
            Answer(context, outcome);
        }
    }

    [UnmanagedCallersOnly]
    public static void Step(nint context, int count, nint* values) => Run(context, Part.Step, count, values);

    [UnmanagedCallersOnly]
    public static void Inverse(nint context, int count, nint* values) => Run(context, Part.Inverse, count, values);

    [UnmanagedCallersOnly]
    public static void WindowValue(nint context) => Run(context, Part.Value, 0, null);

    [UnmanagedCallersOnly]
    public static void Final(nint context)
    {
        // Without a step there is no group, and nothing to ask.
        if (S.sqlite3_aggregate_context(context, 0) == null)
        {
            S.sqlite3_result_null(context);
            return;
        }
        Run(context, Part.Final, 0, null);
    }

    [UnmanagedCallersOnly]
    public static int Compare(nint data, int length, byte* text, int otherLength, byte* other)
    {
        var result = From(data).Call(SqliteModule.Decode(text, length), SqliteModule.Decode(other, otherLength));
        return result.IsInt ? Math.Sign(result.Bits) : 0;
    }

    [UnmanagedCallersOnly]
    public static int Authorize(nint data, int action, nint first, nint second, nint database, nint trigger)
    {
        const int deny = 1;
        var result = From(data).Call(Value.Int(action), SqliteModule.OrNone(first), SqliteModule.OrNone(second), SqliteModule.OrNone(database), SqliteModule.OrNone(trigger));
        return result.IsInt ? (int)result.Bits : deny;
    }

    [UnmanagedCallersOnly]
    public static int Progress(nint data)
    {
        var result = From(data).Call();
        return result.IsInt ? (int)result.Bits : 1;
    }

    [UnmanagedCallersOnly]
    public static int Trace(uint kind, nint data, nint statement, nint text)
    {
        var expanded = S.sqlite3_expanded_sql(statement);
        From(data).Call(expanded == 0 ? Value.None : Value.Str(SqliteModule.Text(expanded)), Value.Str(SqliteModule.Text(text)));
        S.sqlite3_free(expanded);
        return 0;
    }
}
