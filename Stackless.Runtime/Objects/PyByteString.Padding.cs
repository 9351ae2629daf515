// Stripping, padding and translating bytes and bytearray.
// https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations
namespace Stackless.Runtime;

public abstract unsafe partial class PyByteString
{
    Value StripBy(ThreadState ts, Value chars, bool left, bool right)
    {
        var set = " \t\n\r\v\f"u8;
        if (!chars.IsNull && !chars.IsNone)
        {
            if (Required(ts, chars) is not { } given)
            {
                return default;
            }
            set = given;
        }
        var span = Span;
        int start = 0, end = span.Length;
        while (left && start < end && set.Contains(span[start]))
        {
            start++;
        }
        while (right && end > start && set.Contains(span[end - 1]))
        {
            end--;
        }
        return New(span[start..end]);
    }

    [PyMethod("strip")] public Value Strip(ThreadState ts, Value bytes = default) => StripBy(ts, bytes, true, true);
    [PyMethod("lstrip")] public Value LStrip(ThreadState ts, Value bytes = default) => StripBy(ts, bytes, true, false);
    [PyMethod("rstrip")] public Value RStrip(ThreadState ts, Value bytes = default) => StripBy(ts, bytes, false, true);

    Value Pad(ThreadState ts, long width, Value fill, int alignment)
    {
        var with = (byte)' ';
        if (!fill.IsNull)
        {
            if (!Buffers.IsBuffer(fill) || Buffers.Span(fill).Length != 1)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{(alignment < 0 ? "ljust" : alignment > 0 ? "rjust" : "center")}() argument 2 must be a byte string of length 1, not {fill.Type.MessageName}");
            }
            with = Buffers.Span(fill)[0];
        }
        var missing = Missing(width);
        var left = alignment < 0 ? 0 : alignment > 0 ? missing : missing / 2 + (missing & (int)width & 1);
        var data = new byte[Count + missing];
        data.AsSpan().Fill(with);
        Span.CopyTo(data.AsSpan(left));
        return new Value(Make(data));
    }

    // How much is to be added for that width. More than an array holds is too much for memory.
    int Missing(long width) => width > Array.MaxLength ? throw new OutOfMemoryException() : (int)Math.Max(0, width - Count);

    [PyMethod("ljust")] public Value LJust(ThreadState ts, long width, Value fillchar = default) => Pad(ts, width, fillchar, -1);
    [PyMethod("rjust")] public Value RJust(ThreadState ts, long width, Value fillchar = default) => Pad(ts, width, fillchar, 1);
    [PyMethod("center")] public Value Center(ThreadState ts, long width, Value fillchar = default) => Pad(ts, width, fillchar, 0);

    [PyMethod("zfill")]
    public Value ZFill(long width)
    {
        var missing = Missing(width);
        var data = new byte[Count + missing];
        data.AsSpan(0, missing).Fill((byte)'0');
        Span.CopyTo(data.AsSpan(missing));
        if (missing > 0 && Count > 0 && data[missing] is (byte)'+' or (byte)'-')
        {
            (data[0], data[missing]) = (data[missing], (byte)'0');
        }
        return new Value(Make(data));
    }

    [PyMethod("expandtabs")]
    public Value ExpandTabs(ThreadState ts, [Keyword] long tabsize = 8)
    {
        if (tabsize != (int)tabsize)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "Python int too large to convert to C int");
        }
        long total = 0, column = 0;
        foreach (var b in Span)
        {
            total += TabWidth(b, tabsize, ref column);
        }
        if (total > Array.MaxLength)
        {
            throw new OutOfMemoryException();
        }
        var result = new byte[total];
        var rest = result.AsSpan();
        column = 0;
        foreach (var b in Span)
        {
            var width = TabWidth(b, tabsize, ref column);
            rest[..width].Fill(b == '\t' ? (byte)' ' : b);
            rest = rest[width..];
        }
        return new Value(Make(result));
    }

    // How many bytes stand for this one, and the column after it.
    static int TabWidth(byte b, long tabsize, ref long column)
    {
        var width = b != '\t' ? 1 : tabsize > 0 ? (int)(tabsize - column % tabsize) : 0;
        column = b is (byte)'\n' or (byte)'\r' ? 0 : column + width;
        return width;
    }

    [PyMethod("translate")]
    public Value Translate(ThreadState ts, Value table, [Keyword] [Name("delete")] Value remove = default)
    {
        byte[]? map = null;
        if (!table.IsNone)
        {
            map = Required(ts, table);
            if (map is null)
            {
                return default;
            }
            if (map.Length != 256)
            {
                return ts.Raise(BuiltinTypes.ValueError, "translation table must be 256 characters long");
            }
        }
        byte[] removed = [];
        if (!remove.IsNull)
        {
            if (Required(ts, remove) is not { } given)
            {
                return default;
            }
            removed = given;
        }
        var isRemoved = new bool[256];
        foreach (var b in removed)
        {
            isRemoved[b] = true;
        }
        var source = Span;
        var result = new byte[source.Length];
        var length = 0;
        foreach (var b in source)
        {
            if (!isRemoved[b])
            {
                result[length++] = map is null ? b : map[b];
            }
        }
        return new Value(Make(length == result.Length ? result : result[..length]));
    }
}
