// bytes: an immutable array of bytes, with a cached hash; and how bytes are made from other things.
// https://docs.python.org/3/library/stdtypes.html#bytes
namespace Stackless.Runtime;

[PyType("bytes", Subclassable = true)]
public unsafe partial class PyBytes : PyByteString
{
    public static readonly PyBytes Empty = new([]);

    /// <summary>Never written after construction.</summary>
    public byte[] Data { get; private set; }

    long hash;

    public PyBytes(byte[] data) : base(ShapeIds.Bytes) => Data = data;

    protected PyBytes(int shapeId) : base(shapeId) => Data = [];

    internal override ReadOnlySpan<byte> Span => Data;
    public override int Count => Data.Length;
    protected override PyByteString Make(byte[] data) => new PyBytes(data);
    private protected override byte[] Pick(int start, int step, int count) => new PackedElements(Data, 1).Pick(start, step, count);

    internal override Value ElementAt(long index) => ShapeId == ShapeIds.Bytes && (ulong)index < (ulong)Data.Length ? Value.Int(Data[index]) : default;

    public byte[] ToArray() => (byte[])Data.Clone();

    public long Hash => hash != 0 ? hash : hash = StringHash.Of(Data);

    [PyMethod("__hash__")]
    public long HashMethod() => Hash;

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value source = default, [Keyword] Value encoding = default, [Keyword] Value errors = default)
    {
        var made = Construct(ts, source, encoding, errors, "bytes");
        return type == TypeObject ? made : ts.Then(made, Made, new Value(type));
    }

    static readonly Continuation Made = new("bytes.made", &MakeDerived);

    static Value MakeDerived(ThreadState ts, Value bytes, Value type, Value b, Value c)
    {
        var made = (PyBytes)((PyType)type.Object).Allocate();
        made.Data = ((PyBytes)bytes.Object).Data;
        return new Value(made);
    }

    /// <summary>The bytes for the arguments of bytes() or bytearray().</summary>
    internal static Value Construct(ThreadState ts, Value source, Value encoding, Value errors, string made)
    {
        if (!encoding.IsNull && encoding.Object is not PyStr || !errors.IsNull && errors.Object is not PyStr)
        {
            var (name, wrong) = !encoding.IsNull && encoding.Object is not PyStr ? ("encoding", encoding) : ("errors", errors);
            return ts.Raise(BuiltinTypes.TypeError, $"{made}() argument '{name}' must be str, not {(wrong.IsNone ? "None" : wrong.Type.MessageName)}");
        }
        if (source.IsNull)
        {
            return encoding.IsNull && errors.IsNull ? new Value(Empty) : ts.Raise(BuiltinTypes.TypeError, encoding.IsNull ? "errors without a string argument" : "encoding without a string argument");
        }
        if (source.Object is PyStr text && (!encoding.IsNull || !errors.IsNull || source.Type.Find(Slot.Bytes).IsNull))
        {
            return encoding.Object is PyStr name
                ? Codecs.Encode(ts, text, name.Text, (errors.Object as PyStr)?.Text ?? "strict")
                : ts.Raise(BuiltinTypes.TypeError, "string argument without an encoding");
        }
        if (!encoding.IsNull || !errors.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, encoding.IsNull ? "errors without a string argument" : "encoding without a string argument");
        }
        var method = source.Type.Find(Slot.Bytes);
        if (!method.IsNull && source.Object.ShapeId != ShapeIds.Bytes)
        {
            return ts.Then(Calling.CallMethod0(ts, method, source), BytesReady);
        }
        if (Numbers.TryBig(source, out var count))
        {
            return count.Sign < 0 ? ts.Raise(BuiltinTypes.ValueError, "negative count")
                : count > long.MaxValue ? ts.Raise(BuiltinTypes.OverflowError, "cannot fit 'int' into an index-sized integer")
                : count > Array.MaxLength ? ts.Raise(BuiltinTypes.MemoryError)
                : new Value(new PyBytes(new byte[(int)count]));
        }
        if (!source.IsFloat && source.Type.Has(Slot.Index))
        {
            return ts.Then(Numbers.Index(ts, source), CountReady);
        }
        return FromObject(ts, source, made);
    }

    static readonly Continuation BytesReady = new("bytes.bytes", &CheckBytes);
    static readonly Continuation CountReady = new("bytes.count", &Zeros);

    static Value CheckBytes(ThreadState ts, Value result, Value a, Value b, Value c) => result.Object is PyBytes
        ? result
        : ts.Raise(BuiltinTypes.TypeError, $"__bytes__ returned non-bytes (type {result.Type.MessageName})");

    static Value Zeros(ThreadState ts, Value count, Value a, Value b, Value c) => Construct(ts, count, default, default, "bytes");

    /// <summary>From a bytes-like object or an iterable of ints.</summary>
    internal static Value FromObject(ThreadState ts, Value source, string made = "bytes")
    {
        if (source.Object.ShapeId == ShapeIds.Bytes)
        {
            return source;
        }
        if (source.Object is PyMemoryView view && view.IsReleased(ts))
        {
            return default;
        }
        if (Buffers.IsBuffer(source))
        {
            return new Value(new PyBytes(PackedElements.CopyOf(Buffers.Span(source))));
        }
        if (source.Object.ShapeId is ShapeIds.List or ShapeIds.Tuple)
        {
            return FromList(ts, source, new Value(new PyList()), default, default);
        }
        if (source.Object is PyStr || !source.Type.Has(Slot.Iter) && !source.Type.Has(Slot.GetItem))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot convert '{source.Type.MessageName}' object to {made}");
        }
        return ts.Then(Collecting.List(ts, source), ListReady, new Value(new PyList()));
    }

    static readonly Continuation ListReady = new("bytes.list", &FromList);
    static readonly Continuation ItemReady = new("bytes.item", &ItemIndexed);

    // Of a list what it has by then: an element's own __index__ may change it. Done are those that are numbers already.
    static Value FromList(ThreadState ts, Value source, Value done, Value b, Value c)
    {
        var numbers = (PyList)done.Object;
        while (Representation.ElementAt(source, numbers.Count) is { IsNull: false } element)
        {
            if (!Numbers.TryBig(element, out var number))
            {
                return ts.Then(Numbers.Index(ts, element), ItemReady, source, done);
            }
            if (number < 0 || number > 255)
            {
                return ts.Raise(BuiltinTypes.ValueError, "bytes must be in range(0, 256)");
            }
            numbers.Append(Value.Int((long)number));
        }
        var data = new byte[numbers.Count];
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = (byte)numbers[i].Bits;
        }
        return new Value(new PyBytes(data));
    }

    static Value ItemIndexed(ThreadState ts, Value number, Value source, Value done, Value c)
    {
        if (!Numbers.TryBig(number, out var n) || n < 0 || n > 255)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bytes must be in range(0, 256)");
        }
        ((PyList)done.Object).Append(Value.Int((long)n));
        return FromList(ts, source, done, default, default);
    }

    [PyMethod("__repr__")]
    public string Repr() => TextRepr.Of(Data);

    [PyMethod("__str__")]
    public Value StrMethod(ThreadState ts) => BytesWarnings.OfStr(ts, this, Value.Str(Repr()));

    [PyMethod("__bytes__")]
    public Value BytesMethod() => new(GetType() == typeof(PyBytes) ? this : new PyBytes(Data));

    [PyMethod("__getnewargs__")]
    public Value GetNewArgs() => new(PyTuple.Of(new Value(new PyBytes(Data))));

    [PyClassMethod("fromhex")]
    public static Value FromHex(ThreadState ts, PyType type, Value text)
    {
        var data = HexData(ts, text);
        return data is null ? default : type == TypeObject ? new Value(new PyBytes(data)) : type.Call1(ts, new Value(new PyBytes(data)));
    }

    internal static byte[]? HexData(ThreadState ts, Value source)
    {
        var text = source.Object is PyStr s ? s.Text : Buffers.IsBuffer(source) ? System.Text.Encoding.Latin1.GetString(Buffers.Span(source)) : null;
        if (text is null)
        {
            ts.Raise(BuiltinTypes.TypeError, $"fromhex() argument must be str or bytes-like, not {source.Type.MessageName}");
            return null;
        }
        var data = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ' ' or >= '\t' and <= '\r')
            {
                continue;
            }
            var high = HexDigit(text[i]);
            var low = i + 1 < text.Length ? HexDigit(text[i + 1]) : -1;
            if (high < 0 || low < 0)
            {
                ts.Raise(BuiltinTypes.ValueError, high >= 0 && i + 1 >= text.Length
                    ? "fromhex() arg must contain an even number of hexadecimal digits"
                    : $"non-hexadecimal number found in fromhex() arg at position {(high < 0 ? i : i + 1)}");
                return null;
            }
            data.Add((byte)(high << 4 | low));
            i++;
        }
        return [.. data];
    }

    static int HexDigit(char c) => char.IsAsciiHexDigit(c) ? CharacterClass.Digit36(c) : -1;

    [PyStaticMethod("maketrans")]
    public static Value MakeTrans(ThreadState ts, Value from, Value to)
    {
        if (!Buffers.IsBuffer(from) || !Buffers.IsBuffer(to))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{(Buffers.IsBuffer(from) ? to : from).Type.MessageName}'");
        }
        var source = Buffers.Span(from);
        var target = Buffers.Span(to);
        if (source.Length != target.Length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "maketrans arguments must have same length");
        }
        var table = new byte[256];
        for (var i = 0; i < 256; i++)
        {
            table[i] = (byte)i;
        }
        for (var i = 0; i < source.Length; i++)
        {
            table[source[i]] = target[i];
        }
        return new Value(new PyBytes(table));
    }
}

/// <summary>start and end arguments of search methods: None, ints of any size, negative from the end.</summary>
static class Bounds
{
    public static int Clip(Value v, int length, int otherwise)
    {
        if (v.IsNull || v.IsNone)
        {
            return otherwise;
        }
        if (!Numbers.TryLong(v, out var i))
        {
            return Numbers.TryBig(v, out var big) && big.Sign < 0 ? 0 : length;
        }
        return (int)(i < 0 ? Math.Max(0, i + length) : Math.Min(i, (long)length + 1));
    }
}
