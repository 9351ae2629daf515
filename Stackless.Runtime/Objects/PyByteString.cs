// What bytes and bytearray share: everything that only reads. Results are of the receiver's kind (Make). This file has the sequence and
// its text; the others of this name have searching, splitting, padding, and ASCII's letter cases.
// https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations
namespace Stackless.Runtime;

public abstract unsafe partial class PyByteString : PyObject, IExporter
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
    private protected abstract byte[] Pick(int start, int step, int count);

    Value New(ReadOnlySpan<byte> data) => new(Make(PackedElements.CopyOf(data)));

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
            var i = index.Bits < 0 ? index.Bits + Count : index.Bits;
            return (ulong)i < (ulong)Count ? Value.Int(Span[(int)i]) : ts.Raise(BuiltinTypes.IndexError, this is PyByteArray ? "bytearray index out of range" : "index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Count, out var start, out var step, out var count, out var needsIndex))
            {
                return new Value(Make(Pick(start, step, count)));
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
            ? Value.Bool(LongSearch.IndexOf(Span, Buffers.Span(item)) >= 0)
            : ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{item.Type.MessageName}'");
    }

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (!Buffers.IsBuffer(other))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can't concat {other.Type.MessageName} to {Type.MessageName}");
        }
        return new Value(Make([.. Span, .. Buffers.Span(other)]));
    }

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count);
        }
        return n == 1 && ShapeId == ShapeIds.Bytes ? new Value(this) : Repeated(ts, n) is { } data ? new Value(Make(data)) : default;
    }

    /// <summary>Null with MemoryError pending.</summary>
    private protected byte[]? Repeated(ThreadState ts, long n)
    {
        n = Math.Max(0, n);
        if (n > 0 && Count > Array.MaxLength / n)
        {
            ts.Raise(BuiltinTypes.MemoryError, []);
            return null;
        }
        var data = new byte[n * Count];
        for (var i = 0; i < n; i++)
        {
            Span.CopyTo(data.AsSpan(i * Count));
        }
        return data;
    }

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    // bytes leaves other buffers than byte strings to them; bytearray compares with any.
    [PyComparisons]
    internal Value Compare(ThreadState ts, Value other, Slot op) => other.Object is PyByteString || this is PyByteArray && Buffers.IsBuffer(other)
        ? Value.Bool(Comparison.Holds(Span.SequenceCompareTo(Buffers.Span(other)), op))
        : BytesWarnings.OfComparison(ts, this, other, op);

    [PyMethod("__mod__")]
    public Value Mod(ThreadState ts, Value arguments) =>
        FormatWith(ts, Hold(), PyStr.Plain(System.Text.Encoding.Latin1.GetString(Span)), arguments);

    static Value FormatWith(ThreadState ts, Value held, PyStr format, Value arguments) => ts.Then(PercentFormat.Run(ts, format, arguments, true), ModReady, held);

    [PyMethod("__rmod__")]
    public Value RMod(ThreadState ts, Value format) => format.Object is PyByteString text ? text.Mod(ts, new Value(this)) : Value.NotImplemented;

    static readonly Continuation ModReady = new("bytes.mod", &Formatted, true);

    static Value Formatted(ThreadState ts, Value text, Value held, Value b, Value c)
    {
        var format = LetGo(held);
        return text.IsNull ? default : new Value(format.Make(System.Text.Encoding.Latin1.GetBytes(((PyStr)text.Object).Text)));
    }

    // ---- text ------------------------------------------------------------------------------------------------------------

    [PyMethod("decode")]
    public Value Decode(ThreadState ts, [Keyword] PyStr? encoding = null, [Keyword] PyStr? errors = null) =>
        Codecs.Decode(ts, Span, encoding?.Text ?? "utf-8", errors?.Text ?? "strict", new Value(this));

    [PyMethod("hex")]
    public Value Hex(ThreadState ts, [Keyword] Value sep = default, [Keyword] long bytesPerSep = 1)
    {
        if (sep.IsNull)
        {
            return new Value(PyStr.Plain(Convert.ToHexStringLower(Span)));
        }
        return HasOwnLength(sep)
            ? HexAfterLength(ts, Hold(), sep, bytesPerSep)
            : HexOf(ts, Span, sep, Value.Int(sep.Object is PyStr text ? text.Length : ((PyByteString)sep.Object!).Count), bytesPerSep);
    }

    /// <summary>Whether the length of a separator is a program's to say.</summary>
    internal static bool HasOwnLength(Value sep) => !sep.IsNull && (sep.IsInt || sep.IsFloat || sep.Object.ShapeId is not (ShapeIds.Str or ShapeIds.Bytes or ShapeIds.ByteArray));

    static Value HexAfterLength(ThreadState ts, Value held, Value sep, long bytesPerSep) =>
        ts.Then(BuiltinsModule.Len(ts, sep), SeparatorMeasured, held, sep, Value.Int(bytesPerSep));

    static readonly Continuation SeparatorMeasured = new("bytes.hex", &HexWithSeparator, true);

    static Value HexWithSeparator(ThreadState ts, Value length, Value held, Value sep, Value bytesPerSep)
    {
        var bytes = LetGo(held);
        return length.IsNull ? default : HexOf(ts, bytes.Span, sep, length, bytesPerSep.Bits);
    }

    internal static Value HexOf(ThreadState ts, ReadOnlySpan<byte> bytes, Value sep, Value length, long bytesPerSep)
    {
        if (length.Bits != 1)
        {
            return ts.Raise(BuiltinTypes.ValueError, "sep must be length 1.");
        }
        if (sep.Object is not (PyStr or PyByteString))
        {
            return ts.Raise(BuiltinTypes.TypeError, "sep must be str or bytes.");
        }
        var separator = sep.Object is PyStr s ? s.Text : System.Text.Encoding.Latin1.GetString(((PyByteString)sep.Object).Span);
        if (separator.Length != 1)
        {
            return ts.Raise(BuiltinTypes.ValueError, separator.Length > 1 && separator[0] > 127 ? "sep must be ASCII." : "sep must be length 1.");
        }
        if (separator[0] > 127)
        {
            return ts.Raise(BuiltinTypes.ValueError, "sep must be ASCII.");
        }
        var hex = Convert.ToHexStringLower(bytes);
        if (bytesPerSep == 0 || bytes.Length == 0)
        {
            return new Value(PyStr.Plain(hex));
        }
        var joined = new System.Text.StringBuilder();
        var group = (int)Math.Min(int.MaxValue, Math.Abs(bytesPerSep));
        for (var i = 0; i < bytes.Length; i++)
        {
            var isBoundary = bytesPerSep > 0 ? (bytes.Length - i) % group == 0 : i % group == 0;
            if (i > 0 && isBoundary)
            {
                joined.Append(separator);
            }
            joined.Append(hex, i * 2, 2);
        }
        return Value.Str(joined.ToString());
    }

    // ---- while a program's code runs ---------------------------------------------------------------------------------------

    /// <summary>Until <see cref="LetGo"/> is given it again, this may be changed but keeps its size.</summary>
    private protected Value Hold()
    {
        if (this is PyByteArray changeable)
        {
            ((IViewed)changeable).Views.Hold();
        }
        return new Value(this);
    }

    private protected static PyByteString LetGo(Value held)
    {
        if (held.Object is PyByteArray changeable)
        {
            ((IViewed)changeable).Views.LetGo();
        }
        return (PyByteString)held.Object;
    }
}
