// Searching in bytes and bytearray, and replacing what was found.
// https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations
namespace Stackless.Runtime;

public abstract unsafe partial class PyByteString
{
    // A byte or a bytes-like object; null with an error pending.
    static byte[]? Needle(ThreadState ts, Value v)
    {
        if (Numbers.TryBig(v, out var number))
        {
            if (number < 0 || number > 255)
            {
                ts.Raise(BuiltinTypes.ValueError, "byte must be in range(0, 256)");
                return null;
            }
            return [(byte)number];
        }
        if (Buffers.IsBuffer(v))
        {
            return Buffers.Span(v).ToArray();
        }
        ts.Raise(BuiltinTypes.TypeError, $"argument should be integer or bytes-like object, not '{v.Type.MessageName}'");
        return null;
    }

    static byte[]? Required(ThreadState ts, Value v)
    {
        if (Buffers.IsBuffer(v))
        {
            return Buffers.Span(v).ToArray();
        }
        ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{v.Type.MessageName}'");
        return null;
    }

    ReadOnlySpan<byte> Window(Value start, Value end, out int offset)
    {
        int from = Bounds.Clip(start, Count, 0), to = Bounds.Clip(end, Count, Count);
        offset = from;
        return from > to || from > Count ? default : Span[from..Math.Min(to, Count)];
    }

    long Search(ThreadState ts, Value sub, Value start, Value end, bool isLast)
    {
        var needle = Needle(ts, sub);
        if (needle is null)
        {
            return -2;
        }
        var window = Window(start, end, out var offset);
        if (offset > Count || needle.Length == 0 && Bounds.Clip(end, Count, Count) < offset)
        {
            return -1;
        }
        var at = isLast ? window.LastIndexOf(needle) : LongSearch.IndexOf(window, needle);
        return at < 0 ? -1 : at + offset;
    }

    [PyMethod("find")]
    public Value Find(ThreadState ts, Value sub, SliceBound start = default, SliceBound end = default) => Search(ts, sub, start, end, false) is var i && i == -2 ? default : Value.Int(i);

    [PyMethod("rfind")]
    public Value RFind(ThreadState ts, Value sub, SliceBound start = default, SliceBound end = default) => Search(ts, sub, start, end, true) is var i && i == -2 ? default : Value.Int(i);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value sub, SliceBound start = default, SliceBound end = default) => Search(ts, sub, start, end, false) switch
    {
        -2 => default,
        -1 => ts.Raise(BuiltinTypes.ValueError, "subsection not found"),
        var i => Value.Int(i),
    };

    [PyMethod("rindex")]
    public Value RIndex(ThreadState ts, Value sub, SliceBound start = default, SliceBound end = default) => Search(ts, sub, start, end, true) switch
    {
        -2 => default,
        -1 => ts.Raise(BuiltinTypes.ValueError, "subsection not found"),
        var i => Value.Int(i),
    };

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value sub, SliceBound start = default, SliceBound end = default)
    {
        var needle = Needle(ts, sub);
        if (needle is null)
        {
            return default;
        }
        var window = Window(start, end, out var offset);
        var isEmpty = offset > Count || Bounds.Clip(end, Count, Count) < offset;
        return Value.Int(isEmpty ? 0 : needle.Length == 0 ? window.Length + 1 : LongSearch.Count(window, needle));
    }

    [PyMethod("startswith")]
    public Value StartsWith(ThreadState ts, Value prefix, SliceBound start = default, SliceBound end = default) => Affix(ts, prefix, start, end, false);

    [PyMethod("endswith")]
    public Value EndsWith(ThreadState ts, Value suffix, SliceBound start = default, SliceBound end = default) => Affix(ts, suffix, start, end, true);

    Value Affix(ThreadState ts, Value affix, Value start, Value end, bool atEnd)
    {
        var window = Window(start, end, out var offset);
        foreach (var candidate in affix.Object is PyTuple tuple ? tuple.Items : [affix])
        {
            if (!Buffers.IsBuffer(candidate))
            {
                return ts.Raise(BuiltinTypes.TypeError, affix.Object is PyTuple
                    ? $"a bytes-like object is required, not '{candidate.Type.MessageName}'"
                    : $"{(atEnd ? "endswith" : "startswith")} first arg must be bytes or a tuple of bytes, not {candidate.Type.MessageName}");
            }
            var span = Buffers.Span(candidate);
            if (offset <= Count && (atEnd ? window.EndsWith(span) : window.StartsWith(span)))
            {
                return Value.Bool(true);
            }
        }
        return Value.Bool(false);
    }

    [PyMethod("removeprefix")]
    public Value RemovePrefix(ThreadState ts, Value prefix) => Required(ts, prefix) is { } p ? New(Span.StartsWith(p) ? Span[p.Length..] : Span) : default;

    [PyMethod("removesuffix")]
    public Value RemoveSuffix(ThreadState ts, Value suffix) => Required(ts, suffix) is { } s ? New(Span.EndsWith(s) ? Span[..^s.Length] : Span) : default;

    [PyMethod("replace")]
    public Value Replace(ThreadState ts, Value old, Value @new, long count = -1)
    {
        if (Required(ts, old) is not { } from || Required(ts, @new) is not { } to)
        {
            return default;
        }
        var result = new List<byte>();
        var rest = Span;
        var left = count < 0 ? long.MaxValue : count;
        if (from.Length == 0)
        {
            for (var i = 0; i <= rest.Length; i++)
            {
                if (left-- > 0)
                {
                    result.AddRange(to);
                }
                if (i < rest.Length)
                {
                    result.Add(rest[i]);
                }
            }
            return new Value(Make([.. result]));
        }
        while (left-- > 0 && LongSearch.IndexOf(rest, from) is var at and >= 0)
        {
            result.AddRange(rest[..at]);
            result.AddRange(to);
            rest = rest[(at + from.Length)..];
        }
        result.AddRange(rest);
        return new Value(Make([.. result]));
    }
}
