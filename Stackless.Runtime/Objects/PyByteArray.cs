// bytearray: bytes that can be changed in place. https://docs.python.org/3/library/stdtypes.html#bytearray-objects
namespace Stackless.Runtime;

[PyType("bytearray", Subclassable = true)]
public unsafe partial class PyByteArray : PyByteString, IResizable
{
    PackedElements elements = new([], 1);

    public PyByteArray(byte[] data) : base(ShapeIds.ByteArray) => elements = new PackedElements(data, 1);

    protected PyByteArray(int shapeId) : base(shapeId)
    {
    }

    ref PackedElements IResizable.Elements => ref elements;
    ref Views IViewed.Views => ref elements.Views;

    internal override ReadOnlySpan<byte> Span => elements.Bytes;
    internal Span<byte> Writable => elements.Bytes;
    public override int Count => elements.Count;
    private protected override byte[] Pick(int start, int step, int count) => elements.Pick(start, step, count);
    protected override PyByteString Make(byte[] bytes) => new PyByteArray(bytes);

    internal override Value ElementAt(long index) => ShapeId == ShapeIds.ByteArray && (ulong)index < (ulong)Count ? Value.Int(Span[(int)index]) : default;

    internal override bool TrySetElement(long index, Value value)
    {
        if (ShapeId != ShapeIds.ByteArray || (ulong)index >= (ulong)Count || !value.IsInt || (ulong)value.Bits > 255)
        {
            return false;
        }
        Writable[(int)index] = (byte)value.Bits;
        return true;
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyByteArray([]) : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, [Keyword] Value source = default, [Keyword] Value encoding = default, [Keyword] Value errors = default) =>
        ts.Then(PyBytes.Construct(ts, source, encoding, errors, "bytearray"), InitReady, new Value(this));

    static readonly Continuation InitReady = new("bytearray.init", &Fill);

    static Value Fill(ThreadState ts, Value bytes, Value self, Value b, Value c) =>
        Resizing.Replace(ts, (PyByteArray)self.Object, (byte[])((PyBytes)bytes.Object).Data.Clone(), Value.None);

    Value Splice(ThreadState ts, int start, int removedCount, ReadOnlySpan<byte> inserted)
    {
        if (elements.Views.MayExist)
        {
            return Resizing.Splice(ts, this, start, removedCount, inserted, Value.None);
        }
        elements.Splice(start, removedCount, inserted);
        return Value.None;
    }

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    static bool TryByte(ThreadState ts, Value v, out byte result)
    {
        result = 0;
        if (!Numbers.TryBig(v, out var number))
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{v.Type.MessageName}' object cannot be interpreted as an integer");
            return false;
        }
        if (number < 0 || number > 255)
        {
            ts.Raise(BuiltinTypes.ValueError, "byte must be in range(0, 256)");
            return false;
        }
        result = (byte)number;
        return true;
    }

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value index, Value value)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + Count : index.Bits;
            if ((ulong)i >= (ulong)Count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "bytearray index out of range");
            }
            if (!Numbers.TryBig(value, out _) && value.Type.Has(Slot.Index))
            {
                return ts.Then(Numbers.Index(ts, value), ElementReady, new Value(this), index);
            }
            if (!TryByte(ts, value, out var b))
            {
                return default;
            }
            Writable[(int)i] = b;
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (value.Object is not PyBytes)
            {
                return ts.Then(PyBytes.FromObject(ts, value), SliceReady, new Value(this), index);
            }
            if (slice.TryIndices(ts, Count, out var start, out var step, out var n, out var needsIndex))
            {
                var bytes = ((PyBytes)value.Object).Data;
                if (step == 1)
                {
                    return Splice(ts, start, n, bytes);
                }
                if (bytes.Length != n)
                {
                    return ts.Raise(BuiltinTypes.ValueError, $"attempt to assign bytes of size {bytes.Length} to extended slice of size {n}");
                }
                elements.Put(start, step, n, bytes);
                return Value.None;
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value);
    }

    static readonly Continuation ElementReady = new("bytearray.element", &SetElement);

    static Value SetElement(ThreadState ts, Value element, Value self, Value index, Value c) => ((PyByteArray)self.Object).SetItem(ts, index, element);

    static readonly Continuation SliceReady = new("bytearray.slice", &SetSlice);

    static Value SetSlice(ThreadState ts, Value bytes, Value self, Value index, Value c) => ((PyByteArray)self.Object).SetItem(ts, index, bytes);

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value index) => Resizing.Delete(ts, this, index, "bytearray index out of range");

    [PyMethod("append")]
    public Value Append(ThreadState ts, byte item) => Splice(ts, Count, 0, [item]);

    [PyMethod("extend")]
    public Value Extend(ThreadState ts, Value iterable)
    {
        if (Buffers.IsBuffer(iterable))
        {
            return Splice(ts, Count, 0, Buffers.Span(iterable));
        }
        if (iterable.Object is PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, "expected iterable of integers; got: 'str'");
        }
        if (!iterable.Type.Has(Slot.Iter) && !iterable.Type.Has(Slot.GetItem))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can't extend bytearray with {iterable.Type.MessageName}");
        }
        return ts.Then(PyBytes.FromObject(ts, iterable), ExtendReady, new Value(this));
    }

    static readonly Continuation ExtendReady = new("bytearray.extend", &AppendAll);

    static Value AppendAll(ThreadState ts, Value bytes, Value self, Value b, Value c) =>
        ((PyByteArray)self.Object).Splice(ts, ((PyByteArray)self.Object).Count, 0, ((PyBytes)bytes.Object).Data);

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value other)
    {
        if (!Buffers.IsBuffer(other))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can't concat {other.Type.MessageName} to bytearray");
        }
        return Resizing.Splice(ts, this, Count, 0, Buffers.Span(other), new Value(this));
    }

    [PyMethod("__imul__")]
    public Value IMul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count, Slot.IMul);
        }
        if (Repeated(ts, n) is not { } repeated)
        {
            return default;
        }
        return Resizing.Splice(ts, this, 0, Count, repeated, new Value(this));
    }

    [PyMethod("insert")]
    public Value Insert(ThreadState ts, long index, byte item) => Splice(ts, (int)Math.Clamp(index < 0 ? index + Count : index, 0, Count), 0, [item]);

    [PyMethod("pop")]
    public Value Pop(ThreadState ts, long index = -1)
    {
        if (Count == 0)
        {
            return ts.Raise(BuiltinTypes.IndexError, "pop from empty bytearray");
        }
        var i = index < 0 ? index + Count : index;
        if ((ulong)i >= (ulong)Count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "pop index out of range");
        }
        return Resizing.Splice(ts, this, (int)i, 1, [], Value.Int(Span[(int)i]));
    }

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value value)
    {
        if (!Numbers.TryBig(value, out _) && value.Type.Has(Slot.Index))
        {
            return ts.Then(Numbers.Index(ts, value), RemovedReady, new Value(this));
        }
        if (!TryByte(ts, value, out var b))
        {
            return default;
        }
        var at = Span.IndexOf(b);
        return at < 0 ? ts.Raise(BuiltinTypes.ValueError, "value not found in bytearray") : Splice(ts, at, 1, []);
    }

    static readonly Continuation RemovedReady = new("bytearray.removed", &RemoveIndexed);

    static Value RemoveIndexed(ThreadState ts, Value value, Value self, Value b, Value c) => ((PyByteArray)self.Object).Remove(ts, value);

    [PyMethod("reverse")]
    public void Reverse() => Writable.Reverse();

    [PyMethod("clear")]
    public Value Clear(ThreadState ts) => Resizing.Replace(ts, this, [], Value.None);

    /// <summary>Cuts bytes off the end, or appends zeros.</summary>
    [PyMethod("resize")]
    public Value Resize(ThreadState ts, long size)
    {
        if (size < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"bytearray.resize(): new size must be >= 0, got {size}");
        }
        if (size > int.MaxValue - 64)
        {
            return ts.Raise(BuiltinTypes.MemoryError, []);
        }
        return size > Count ? Splice(ts, Count, 0, new byte[size - Count]) : Splice(ts, (int)size, Count - (int)size, []);
    }

    [PyMethod("copy")]
    public PyByteArray Copy() => new(Span.ToArray());

    [PyMethod("__str__")]
    public Value StrMethod(ThreadState ts) => BytesWarnings.OfStr(ts, this, Value.Str(Repr()));

    [PyMethod("__repr__")]
    public string Repr() => TextRepr.Of(Span) is var text && text.StartsWith("b\"", StringComparison.Ordinal)
        ? $"{Type.Name}({text.Replace("'", "\\'", StringComparison.Ordinal)})"
        : $"{Type.Name}({text})";

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ReduceEx(ts, 2);

    [PyMethod("__reduce_ex__")]
    public Value ReduceEx(ThreadState ts, long protocol) => AttributeStorage.Reduce(ts, this, Count == 0 ? PyTuple.Empty
        : protocol < 3 ? PyTuple.Of(Value.Str(System.Text.Encoding.Latin1.GetString(Span)), Value.Str("latin-1"))
        : PyTuple.Of(new Value(new PyBytes(Span.ToArray()))));

    [PyMethod("__alloc__")]
    public long Alloc() => elements.Capacity + 1;

    [PyClassMethod("fromhex")]
    public static Value FromHex(ThreadState ts, PyType type, Value text)
    {
        var bytes = PyBytes.HexData(ts, text);
        return bytes is null ? default : type == TypeObject ? new Value(new PyByteArray(bytes)) : type.Call1(ts, new Value(new PyBytes(bytes)));
    }

    [PyStaticMethod("maketrans")]
    public static Value MakeTrans(ThreadState ts, Value from, Value to) => PyBytes.MakeTrans(ts, from, to);
}
