// bytearray: bytes that can be changed in place. https://docs.python.org/3/library/stdtypes.html#bytearray-objects
namespace Stackless.Runtime;

[PyType("bytearray", Subclassable = true)]
public unsafe partial class PyByteArray : PyByteString
{
    internal byte[] data = [];
    int count;

    public PyByteArray(byte[] data) : base(ShapeIds.ByteArray)
    {
        this.data = data;
        count = data.Length;
    }

    protected PyByteArray(int shapeId) : base(shapeId)
    {
    }

    internal override ReadOnlySpan<byte> Span => data.AsSpan(0, count);
    internal Span<byte> Writable => data.AsSpan(0, count);
    public override int Count => count;
    protected override PyByteString Make(byte[] bytes) => new PyByteArray(bytes);

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyByteArray([]) : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, [Keyword] Value source = default, [Keyword] Value encoding = default, [Keyword] Value errors = default) =>
        ts.Then(PyBytes.Construct(ts, source, encoding, errors), InitReady, new Value(this));

    static readonly Continuation InitReady = new("bytearray.init", &Fill);

    static Value Fill(ThreadState ts, Value bytes, Value self, Value b, Value c)
    {
        var array = (PyByteArray)self.Object;
        array.data = (byte[])((PyBytes)bytes.Object).Data.Clone();
        array.count = array.data.Length;
        return Value.None;
    }

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    void Splice(int start, int removed, ReadOnlySpan<byte> inserted)
    {
        byte[] piece = inserted.ToArray();
        int size = count - removed + piece.Length;
        if (size > data.Length)
        {
            Array.Resize(ref data, Math.Max(size, data.Length + (data.Length >> 1) + 8));
        }
        data.AsSpan(start + removed, count - start - removed).CopyTo(data.AsSpan(start + piece.Length));
        piece.CopyTo(data, start);
        count = size;
    }

    static bool TryByte(ThreadState ts, Value v, out byte result)
    {
        result = 0;
        if (!Numbers.TryBig(v, out var number))
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{v.Type.Name}' object cannot be interpreted as an integer");
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
            long i = index.Bits < 0 ? index.Bits + count : index.Bits;
            if ((ulong)i >= (ulong)count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "bytearray index out of range");
            }
            if (!TryByte(ts, value, out byte b))
            {
                return default;
            }
            data[i] = b;
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (value.Object is not PyBytes)
            {
                return ts.Then(PyBytes.FromObject(ts, value), SliceReady, new Value(this), index);
            }
            if (slice.TryIndices(ts, count, out int start, out int step, out int n, out bool needsIndex))
            {
                var bytes = ((PyBytes)value.Object).Data;
                if (step == 1)
                {
                    Splice(start, n, bytes);
                    return Value.None;
                }
                if (bytes.Length != n)
                {
                    return ts.Raise(BuiltinTypes.ValueError, $"attempt to assign bytes of size {bytes.Length} to extended slice of size {n}");
                }
                for (int k = 0; k < n; k++)
                {
                    data[start + k * step] = bytes[k];
                }
                return Value.None;
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value);
    }

    static readonly Continuation SliceReady = new("bytearray.slice", &SetSlice);

    static Value SetSlice(ThreadState ts, Value bytes, Value self, Value index, Value c) => ((PyByteArray)self.Object).SetItem(ts, index, bytes);

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + count : index.Bits;
            if ((ulong)i >= (ulong)count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "bytearray index out of range");
            }
            Splice((int)i, 1, []);
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, count, out int start, out int step, out int n, out bool needsIndex))
            {
                if (step == 1)
                {
                    Splice(start, n, []);
                    return Value.None;
                }
                for (int k = 0; k < n; k++)
                {
                    Splice(step > 0 ? start + k * (step - 1) : start + k * step, 1, []);
                }
                return Value.None;
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.DelItem);
    }

    [PyMethod("append")]
    public Value Append(ThreadState ts, Value item)
    {
        if (!TryByte(ts, item, out byte b))
        {
            return default;
        }
        Splice(count, 0, [b]);
        return Value.None;
    }

    [PyMethod("extend")]
    public Value Extend(ThreadState ts, Value iterable) => ts.Then(PyBytes.FromObject(ts, iterable), ExtendReady, new Value(this));

    static readonly Continuation ExtendReady = new("bytearray.extend", &AppendAll);

    static Value AppendAll(ThreadState ts, Value bytes, Value self, Value b, Value c)
    {
        var array = (PyByteArray)self.Object;
        array.Splice(array.count, 0, ((PyBytes)bytes.Object).Data);
        return Value.None;
    }

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value other)
    {
        if (!Buffers.IsBuffer(other))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can't concat {other.Type.Name} to bytearray");
        }
        Splice(count, 0, Buffers.Span(other));
        return new Value(this);
    }

    [PyMethod("insert")]
    public Value Insert(ThreadState ts, long index, Value item)
    {
        if (!TryByte(ts, item, out byte b))
        {
            return default;
        }
        Splice((int)Math.Clamp(index < 0 ? index + count : index, 0, count), 0, [b]);
        return Value.None;
    }

    [PyMethod("pop")]
    public Value Pop(ThreadState ts, long index = -1)
    {
        if (count == 0)
        {
            return ts.Raise(BuiltinTypes.IndexError, "pop from empty bytearray");
        }
        long i = index < 0 ? index + count : index;
        if ((ulong)i >= (ulong)count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "pop index out of range");
        }
        byte value = data[i];
        Splice((int)i, 1, []);
        return Value.Int(value);
    }

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value value)
    {
        if (!TryByte(ts, value, out byte b))
        {
            return default;
        }
        int at = Span.IndexOf(b);
        if (at < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "value not found in bytearray");
        }
        Splice(at, 1, []);
        return Value.None;
    }

    [PyMethod("reverse")]
    public void Reverse() => Writable.Reverse();

    [PyMethod("clear")]
    public void Clear()
    {
        data = [];
        count = 0;
    }

    [PyMethod("copy")]
    public PyByteArray Copy() => new(Span.ToArray());

    [PyMethod("__repr__")]
    public string Repr() => $"{Type.Name}({TextRepr.Of(Span)})";

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(new Value(new PyBytes(Span.ToArray()))))));

    [PyMethod("__alloc__")]
    public long Alloc() => data.Length + 1;

    [PyClassMethod("fromhex")]
    public static Value FromHex(ThreadState ts, PyType type, Value text)
    {
        var bytes = PyBytes.HexData(ts, text);
        return bytes is null ? default : type == TypeObject ? new Value(new PyByteArray(bytes)) : type.Call1(ts, new Value(new PyBytes(bytes)));
    }

    [PyStaticMethod("maketrans")]
    public static Value MakeTrans(ThreadState ts, Value from, Value to) => PyBytes.MakeTrans(ts, from, to);
}
