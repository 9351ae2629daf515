// What bytes and bytearray share: everything that only reads. Results are of the receiver's kind (Make).
// https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations
namespace Stackless.Runtime;

public abstract unsafe class PyByteString : PyObject, IExporter
{
    ReadOnlySpan<byte> IBuffer.Span => Span;
    Span<byte> IExporter.Writable => ((PyByteArray)this).Writable;
    bool IExporter.IsReadOnly => this is not PyByteArray;
    char IExporter.Code => 'B';

    protected PyByteString(int shapeId) : base(shapeId)
    {
    }

    internal abstract ReadOnlySpan<byte> Span { get; }
    public abstract int Count { get; }
    protected abstract PyByteString Make(byte[] data);

    Value New(ReadOnlySpan<byte> data) => new(Make(data.ToArray()));

    [PyMethod("__buffer__")]
    public Value Buffer(ThreadState ts, Value flags) => PyMemoryView.New(ts, PyMemoryView.TypeObject, new Value(this));

    // ---- sequence ----------------------------------------------------------------------------------------------------------

    [PyMethod("__len__")]
    public long Len() => Count;

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyBytesIterator(this));

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + Count : index.Bits;
            return (ulong)i < (ulong)Count ? Value.Int(Span[(int)i]) : ts.Raise(BuiltinTypes.IndexError, "index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Count, out int start, out int step, out int count, out bool needsIndex))
            {
                var data = new byte[count];
                var span = Span;
                for (int k = 0; k < count; k++)
                {
                    data[k] = span[start + k * step];
                }
                return new Value(Make(data));
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item)
    {
        if (Numbers.TryBig(item, out var number))
        {
            return number < 0 || number > 255
                ? ts.Raise(BuiltinTypes.ValueError, "byte must be in range(0, 256)")
                : Value.Bool(Span.Contains((byte)number));
        }
        return Buffers.IsBuffer(item)
            ? Value.Bool(Span.IndexOf(Buffers.Span(item)) >= 0)
            : ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{item.Type.Name}'");
    }

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (!Buffers.IsBuffer(other))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can't concat {other.Type.Name} to {Type.Name}");
        }
        return new Value(Make([.. Span, .. Buffers.Span(other)]));
    }

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out long n))
        {
            return count.Type.Has(Slot.Index) ? ts.Then(Numbers.Index(ts, count), MulReady, new Value(this)) : Value.NotImplemented;
        }
        n = Math.Max(0, n);
        if (n * Count > int.MaxValue)
        {
            return ts.Raise(BuiltinTypes.MemoryError, []);
        }
        var data = new byte[n * Count];
        for (int i = 0; i < n; i++)
        {
            Span.CopyTo(data.AsSpan(i * Count));
        }
        return new Value(Make(data));
    }

    static readonly Continuation MulReady = new("bytes.mul", &Multiply);

    static Value Multiply(ThreadState ts, Value count, Value self, Value b, Value c) => ((PyByteString)self.Object).Mul(ts, count);

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    // bytes leaves other buffers than byte strings to them; bytearray compares with any.
    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is PyByteString || this is PyByteArray && Buffers.IsBuffer(other)
        ? Value.Bool(Comparison.Holds(Span.SequenceCompareTo(Buffers.Span(other)), op))
        : Value.NotImplemented;

    [PyMethod("__eq__")] public Value Eq(ThreadState ts, Value other) => Compare(ts, other, Slot.Eq);
    [PyMethod("__ne__")] public Value Ne(ThreadState ts, Value other) => Compare(ts, other, Slot.Ne);
    [PyMethod("__lt__")] public Value Lt(ThreadState ts, Value other) => Compare(ts, other, Slot.Lt);
    [PyMethod("__le__")] public Value Le(ThreadState ts, Value other) => Compare(ts, other, Slot.Le);
    [PyMethod("__gt__")] public Value Gt(ThreadState ts, Value other) => Compare(ts, other, Slot.Gt);
    [PyMethod("__ge__")] public Value Ge(ThreadState ts, Value other) => Compare(ts, other, Slot.Ge);

    [PyMethod("__mod__")]
    public Value Mod(ThreadState ts, Value arguments) =>
        ts.Then(PercentFormat.Run(ts, PyStr.Plain(System.Text.Encoding.Latin1.GetString(Span)), arguments, true), ModReady, new Value(this));

    static readonly Continuation ModReady = new("bytes.mod", &Formatted);

    static Value Formatted(ThreadState ts, Value text, Value self, Value b, Value c) =>
        new(((PyByteString)self.Object).Make(System.Text.Encoding.Latin1.GetBytes(((PyStr)text.Object).Text)));

    // ---- text ------------------------------------------------------------------------------------------------------------

    [PyMethod("decode")]
    public Value Decode(ThreadState ts, [Keyword] PyStr? encoding = null, [Keyword] PyStr? errors = null) =>
        Codecs.Decode(ts, Span, encoding?.Text ?? "utf-8", errors?.Text ?? "strict", new Value(this));

    [PyMethod("hex")]
    public Value Hex(ThreadState ts, [Keyword] Value sep = default, [Keyword] long bytesPerSep = 1)
    {
        string hex = Convert.ToHexStringLower(Span);
        if (sep.IsNull || bytesPerSep == 0 || Count == 0)
        {
            return new Value(PyStr.Plain(hex));
        }
        string separator = sep.Object is PyStr s ? s.Text : sep.Object is PyByteString b ? System.Text.Encoding.Latin1.GetString(b.Span) : "";
        if (separator.Length != 1)
        {
            return ts.Raise(BuiltinTypes.ValueError, "sep must be length 1.");
        }
        var text = new System.Text.StringBuilder();
        int group = (int)Math.Min(int.MaxValue, Math.Abs(bytesPerSep));
        for (int i = 0; i < Count; i++)
        {
            bool isBoundary = bytesPerSep > 0 ? (Count - i) % group == 0 : i % group == 0;
            if (i > 0 && isBoundary)
            {
                text.Append(separator);
            }
            text.Append(hex, i * 2, 2);
        }
        return Value.Str(text.ToString());
    }

    // ---- searching -------------------------------------------------------------------------------------------------------

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
        ts.Raise(BuiltinTypes.TypeError, $"argument should be integer or bytes-like object, not '{v.Type.Name}'");
        return null;
    }

    static byte[]? Required(ThreadState ts, Value v)
    {
        if (Buffers.IsBuffer(v))
        {
            return Buffers.Span(v).ToArray();
        }
        ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{v.Type.Name}'");
        return null;
    }

    ReadOnlySpan<byte> Window(Value start, Value end, out int offset)
    {
        int from = Bounds.Clip(start, Count, 0), to = Bounds.Clip(end, Count, Count);
        offset = from;
        return from > to ? default : Span[from..to];
    }

    long Search(ThreadState ts, Value sub, Value start, Value end, bool isLast)
    {
        var needle = Needle(ts, sub);
        if (needle is null)
        {
            return -2;
        }
        var window = Window(start, end, out int offset);
        if (offset > Count || needle.Length == 0 && Bounds.Clip(end, Count, Count) < offset)
        {
            return -1;
        }
        int at = isLast ? window.LastIndexOf(needle) : window.IndexOf(needle);
        return at < 0 ? -1 : at + offset;
    }

    [PyMethod("find")]
    public Value Find(ThreadState ts, Value sub, Value start = default, Value end = default) => Search(ts, sub, start, end, false) is var i && i == -2 ? default : Value.Int(i);

    [PyMethod("rfind")]
    public Value RFind(ThreadState ts, Value sub, Value start = default, Value end = default) => Search(ts, sub, start, end, true) is var i && i == -2 ? default : Value.Int(i);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value sub, Value start = default, Value end = default) => Search(ts, sub, start, end, false) switch
    {
        -2 => default,
        -1 => ts.Raise(BuiltinTypes.ValueError, "subsection not found"),
        var i => Value.Int(i),
    };

    [PyMethod("rindex")]
    public Value RIndex(ThreadState ts, Value sub, Value start = default, Value end = default) => Search(ts, sub, start, end, true) switch
    {
        -2 => default,
        -1 => ts.Raise(BuiltinTypes.ValueError, "subsection not found"),
        var i => Value.Int(i),
    };

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value sub, Value start = default, Value end = default)
    {
        var needle = Needle(ts, sub);
        if (needle is null)
        {
            return default;
        }
        var window = Window(start, end, out _);
        return Value.Int(needle.Length == 0 ? window.Length + 1 : window.Count(needle));
    }

    [PyMethod("startswith")]
    public Value StartsWith(ThreadState ts, Value prefix, Value start = default, Value end = default) => Affix(ts, prefix, start, end, false);

    [PyMethod("endswith")]
    public Value EndsWith(ThreadState ts, Value suffix, Value start = default, Value end = default) => Affix(ts, suffix, start, end, true);

    Value Affix(ThreadState ts, Value affix, Value start, Value end, bool atEnd)
    {
        var window = Window(start, end, out int offset);
        foreach (var candidate in affix.Object is PyTuple tuple ? tuple.Items : [affix])
        {
            if (!Buffers.IsBuffer(candidate))
            {
                return ts.Raise(BuiltinTypes.TypeError, affix.Object is PyTuple
                    ? $"a bytes-like object is required, not '{candidate.Type.Name}'"
                    : $"{(atEnd ? "endswith" : "startswith")} first arg must be bytes or a tuple of bytes, not {candidate.Type.Name}");
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
        long left = count < 0 ? long.MaxValue : count;
        if (from.Length == 0)
        {
            for (int i = 0; i <= rest.Length; i++)
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
        while (left-- > 0 && rest.IndexOf(from) is var at and >= 0)
        {
            result.AddRange(rest[..at]);
            result.AddRange(to);
            rest = rest[(at + from.Length)..];
        }
        result.AddRange(rest);
        return new Value(Make([.. result]));
    }

    // ---- splitting and joining -------------------------------------------------------------------------------------------

    static bool IsSpace(byte b) => b is 32 or >= 9 and <= 13;

    [PyMethod("split")]
    public Value Split(ThreadState ts, [Keyword] Value sep = default, [Keyword] long maxsplit = -1)
    {
        var parts = new PyList();
        var rest = Span;
        long left = maxsplit < 0 ? long.MaxValue : maxsplit;
        if (sep.IsNull || sep.IsNone)
        {
            for (;;)
            {
                int start = 0;
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
                int end = 0;
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
        while (left-- > 0 && rest.IndexOf(separator) is var at and >= 0)
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
        if (maxsplit < 0)
        {
            return Split(ts, sep, -1);
        }
        var parts = new List<Value>();
        var rest = Span;
        long left = maxsplit;
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
                int start = rest.Length;
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
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                parts.Append(New(rest));
                break;
            }
            int next = rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? end + 2 : end + 1;
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
        int at = isLast ? Span.LastIndexOf(separator) : Span.IndexOf(separator);
        if (at < 0)
        {
            return new Value(isLast ? PyTuple.Of(New([]), New([]), New(Span)) : PyTuple.Of(New(Span), New([]), New([])));
        }
        return new Value(PyTuple.Of(New(Span[..at]), New(separator), New(Span[(at + separator.Length)..])));
    }

    [PyMethod("join")]
    public Value Join(ThreadState ts, Value iterable) => ts.Then(Collecting.List(ts, iterable), JoinReady, new Value(this));

    static readonly Continuation JoinReady = new("bytes.join", &JoinParts);

    static Value JoinParts(ThreadState ts, Value list, Value self, Value b, Value c)
    {
        var separator = (PyByteString)self.Object;
        var result = new List<byte>();
        var parts = (PyList)list.Object;
        for (int i = 0; i < parts.Count; i++)
        {
            if (!Buffers.IsBuffer(parts[i]))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"sequence item {i}: expected a bytes-like object, {parts[i].Type.Name} found");
            }
            if (i > 0)
            {
                result.AddRange(separator.Span);
            }
            result.AddRange(Buffers.Span(parts[i]));
        }
        return new Value(separator.Make([.. result]));
    }

    // ---- stripping and padding -------------------------------------------------------------------------------------------

    Value StripBy(ThreadState ts, Value chars, bool left, bool right)
    {
        ReadOnlySpan<byte> set = " \t\n\r\v\f"u8;
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
        byte with = (byte)' ';
        if (!fill.IsNull)
        {
            if (!Buffers.IsBuffer(fill) || Buffers.Span(fill).Length != 1)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{(alignment < 0 ? "ljust" : alignment > 0 ? "rjust" : "center")}() argument 2 must be a byte string of length 1, not {fill.Type.Name}");
            }
            with = Buffers.Span(fill)[0];
        }
        int missing = (int)Math.Max(0, width - Count);
        int left = alignment < 0 ? 0 : alignment > 0 ? missing : missing / 2 + (missing & (int)width & 1);
        var data = new byte[Count + missing];
        data.AsSpan().Fill(with);
        Span.CopyTo(data.AsSpan(left));
        return new Value(Make(data));
    }

    [PyMethod("ljust")] public Value LJust(ThreadState ts, long width, Value fillchar = default) => Pad(ts, width, fillchar, -1);
    [PyMethod("rjust")] public Value RJust(ThreadState ts, long width, Value fillchar = default) => Pad(ts, width, fillchar, 1);
    [PyMethod("center")] public Value Center(ThreadState ts, long width, Value fillchar = default) => Pad(ts, width, fillchar, 0);

    [PyMethod("zfill")]
    public Value ZFill(long width)
    {
        int missing = (int)Math.Max(0, width - Count);
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
    public Value ExpandTabs([Keyword] long tabsize = 8)
    {
        var result = new List<byte>();
        int column = 0;
        foreach (byte b in Span)
        {
            if (b == '\t')
            {
                int spaces = tabsize > 0 ? (int)(tabsize - column % tabsize) : 0;
                for (int i = 0; i < spaces; i++)
                {
                    result.Add((byte)' ');
                }
                column += spaces;
                continue;
            }
            result.Add(b);
            column = b is (byte)'\n' or (byte)'\r' ? 0 : column + 1;
        }
        return new Value(Make([.. result]));
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
        var result = new List<byte>();
        foreach (byte b in Span)
        {
            if (Array.IndexOf(removed, b) < 0)
            {
                result.Add(map is null ? b : map[b]);
            }
        }
        return new Value(Make([.. result]));
    }

    // ---- ASCII case --------------------------------------------------------------------------------------------------------

    static bool IsUpperByte(byte b) => b is >= (byte)'A' and <= (byte)'Z';
    static bool IsLowerByte(byte b) => b is >= (byte)'a' and <= (byte)'z';

    Value Map(Func<byte, int, byte> change)
    {
        var data = Span.ToArray();
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = change(data[i], i);
        }
        return new Value(Make(data));
    }

    static byte ToLower(byte b) => IsUpperByte(b) ? (byte)(b + 32) : b;
    static byte ToUpper(byte b) => IsLowerByte(b) ? (byte)(b - 32) : b;

    [PyMethod("lower")] public Value Lower() => Map(static (b, _) => ToLower(b));
    [PyMethod("upper")] public Value Upper() => Map(static (b, _) => ToUpper(b));
    [PyMethod("swapcase")] public Value SwapCase() => Map(static (b, _) => IsUpperByte(b) ? ToLower(b) : ToUpper(b));
    [PyMethod("capitalize")] public Value Capitalize() => Map(static (b, i) => i == 0 ? ToUpper(b) : ToLower(b));

    [PyMethod("title")]
    public Value Title()
    {
        bool inWord = false;
        return Map((b, _) =>
        {
            byte result = inWord ? ToLower(b) : ToUpper(b);
            inWord = IsUpperByte(b) || IsLowerByte(b);
            return result;
        });
    }

    bool All(Func<byte, bool> test)
    {
        foreach (byte b in Span)
        {
            if (!test(b))
            {
                return false;
            }
        }
        return Count > 0;
    }

    [PyMethod("isalpha")] public bool IsAlpha() => All(static b => IsUpperByte(b) || IsLowerByte(b));
    [PyMethod("isdigit")] public bool IsDigit() => All(static b => b is >= (byte)'0' and <= (byte)'9');
    [PyMethod("isalnum")] public bool IsAlnum() => All(static b => IsUpperByte(b) || IsLowerByte(b) || b is >= (byte)'0' and <= (byte)'9');
    [PyMethod("isspace")] public bool IsSpaceMethod() => All(IsSpace);
    [PyMethod("isascii")] public bool IsAscii() => Count == 0 || All(static b => b < 128);
    [PyMethod("islower")] public bool IsLower() => !Span.ContainsAnyInRange((byte)'A', (byte)'Z') && Span.ContainsAnyInRange((byte)'a', (byte)'z');
    [PyMethod("isupper")] public bool IsUpper() => !Span.ContainsAnyInRange((byte)'a', (byte)'z') && Span.ContainsAnyInRange((byte)'A', (byte)'Z');

    [PyMethod("istitle")]
    public bool IsTitle()
    {
        bool inWord = false, seen = false;
        foreach (byte b in Span)
        {
            bool upper = IsUpperByte(b), lower = IsLowerByte(b);
            if (upper && inWord || lower && !inWord)
            {
                return false;
            }
            inWord = upper || lower;
            seen |= inWord;
        }
        return seen;
    }
}
