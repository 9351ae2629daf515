// Taking bytes and bytearray apart, and joining.
// https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations
namespace Stackless.Runtime;

public abstract unsafe partial class PyByteString
{
    static bool IsSpace(byte b) => b is 32 or >= 9 and <= 13;

    [PyMethod("split")]
    public Value Split(ThreadState ts, [Keyword] Value sep = default, [Keyword] long maxsplit = -1)
    {
        var parts = new PyList();
        var rest = Span;
        var left = maxsplit < 0 ? long.MaxValue : maxsplit;
        if (sep.IsNull || sep.IsNone)
        {
            for (;;)
            {
                var start = 0;
                while (start < rest.Length && IsSpace(rest[start]))
                {
                    start++;
                }
                rest = rest[start..];
                if (rest.IsEmpty)
                {
                    return new Value(parts);
                }
                if (left-- == 0)
                {
                    parts.Append(New(rest));
                    return new Value(parts);
                }
                var end = 0;
                while (end < rest.Length && !IsSpace(rest[end]))
                {
                    end++;
                }
                parts.Append(New(rest[..end]));
                rest = rest[end..];
            }
        }
        if (Required(ts, sep) is not { } separator)
        {
            return default;
        }
        if (separator.Length == 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "empty separator");
        }
        while (left-- > 0 && LongSearch.IndexOf(rest, separator) is var at and >= 0)
        {
            parts.Append(New(rest[..at]));
            rest = rest[(at + separator.Length)..];
        }
        parts.Append(New(rest));
        return new Value(parts);
    }

    [PyMethod("rsplit")]
    public Value RSplit(ThreadState ts, [Keyword] Value sep = default, [Keyword] long maxsplit = -1)
    {
        if (maxsplit < 0 && (sep.IsNull || sep.IsNone))
        {
            return Split(ts, sep, -1);
        }
        var parts = new List<Value>();
        var rest = Span;
        var left = maxsplit < 0 ? long.MaxValue : maxsplit;
        if (sep.IsNull || sep.IsNone)
        {
            for (;;)
            {
                rest = rest.TrimEnd(" \t\n\r\v\f"u8);
                if (rest.IsEmpty)
                {
                    break;
                }
                if (left-- == 0)
                {
                    parts.Add(New(rest));
                    break;
                }
                var start = rest.Length;
                while (start > 0 && !IsSpace(rest[start - 1]))
                {
                    start--;
                }
                parts.Add(New(rest[start..]));
                rest = rest[..start];
            }
        }
        else
        {
            if (Required(ts, sep) is not { } separator)
            {
                return default;
            }
            if (separator.Length == 0)
            {
                return ts.Raise(BuiltinTypes.ValueError, "empty separator");
            }
            while (left-- > 0 && rest.LastIndexOf(separator) is var at and >= 0)
            {
                parts.Add(New(rest[(at + separator.Length)..]));
                rest = rest[..at];
            }
            parts.Add(New(rest));
        }
        parts.Reverse();
        return new Value(new PyList([.. parts]));
    }

    [PyMethod("splitlines")]
    public Value SplitLines([Keyword] bool keepends = false)
    {
        var parts = new PyList();
        var rest = Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                parts.Append(New(rest));
                break;
            }
            var next = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? end + 2 : end + 1;
            parts.Append(New(rest[..(keepends ? next : end)]));
            rest = rest[next..];
        }
        return new Value(parts);
    }

    [PyMethod("partition")]
    public Value Partition(ThreadState ts, Value sep) => PartitionAt(ts, sep, false);

    [PyMethod("rpartition")]
    public Value RPartition(ThreadState ts, Value sep) => PartitionAt(ts, sep, true);

    Value PartitionAt(ThreadState ts, Value sep, bool isLast)
    {
        if (Required(ts, sep) is not { } separator)
        {
            return default;
        }
        if (separator.Length == 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "empty separator");
        }
        var at = isLast ? Span.LastIndexOf(separator) : LongSearch.IndexOf(Span, separator);
        if (at < 0)
        {
            return new Value(isLast ? PyTuple.Of(New([]), New([]), New(Span)) : PyTuple.Of(New(Span), New([]), New([])));
        }
        return new Value(PyTuple.Of(New(Span[..at]), New(separator), New(Span[(at + separator.Length)..])));
    }

    [PyMethod("join")]
    public Value Join(ThreadState ts, Value iterable) => JoinWith(ts, iterable.Object is PyList or PyTuple ? new Value(this) : Hold(), iterable);

    static Value JoinWith(ThreadState ts, Value held, Value iterable) => ts.Then(iterable.IsFloat || iterable.IsInt || !iterable.Type.Has(Slot.Iter) && !iterable.Type.Has(Slot.GetItem)
        ? ts.Raise(BuiltinTypes.TypeError, "can only join an iterable")
        : Collecting.List(ts, iterable), JoinReady, held);

    static readonly Continuation JoinReady = new("bytes.join", &JoinParts, true);

    static Value JoinParts(ThreadState ts, Value list, Value held, Value b, Value c)
    {
        var separator = LetGo(held);
        if (list.IsNull)
        {
            return default;
        }
        var parts = (PyList)list.Object;
        var length = (long)separator.Span.Length * Math.Max(0, parts.Count - 1);
        for (var i = 0; i < parts.Count; i++)
        {
            if (!Buffers.IsBuffer(parts[i]))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"sequence item {i}: expected a bytes-like object, {parts[i].Type.MessageName} found");
            }
            length += Buffers.Span(parts[i]).Length;
        }
        if (length > Array.MaxLength)
        {
            return ts.Raise(BuiltinTypes.MemoryError);
        }
        var result = GC.AllocateUninitializedArray<byte>((int)length);
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                separator.Span.CopyTo(result.AsSpan(at));
                at += separator.Span.Length;
            }
            var part = Buffers.Span(parts[i]);
            part.CopyTo(result.AsSpan(at));
            at += part.Length;
        }
        return new Value(separator.Make(result));
    }
}
