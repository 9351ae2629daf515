// memoryview: a window on the bytes of a bytes or bytearray, shared, not copied. One dimension of elements of one of the formats
// of struct; more dimensions and slices with a step are refused. https://docs.python.org/3/library/stdtypes.html#memoryview
// Invariant: the window lies within the buffer as it was when the view was made; a bytearray that shrank gives fewer bytes, never others.
namespace Stackless.Runtime;

[PyType("memoryview")]
public sealed unsafe partial class PyMemoryView(PyByteString source, int start, int length, bool isReadOnly, char code = 'B') : PyObject(ShapeIds.MemoryView), IBuffer
{
    PyByteString? source = source;
    readonly int size = StructFormat.WidthOf(code, isNative: true);

    /// <summary>Elements; start and length count bytes.</summary>
    int Count => Span.Length / size;

    public ReadOnlySpan<byte> Span
    {
        get
        {
            if (source is null)
            {
                return default;
            }
            var all = source.Span;
            int from = Math.Min(start, all.Length);
            return all.Slice(from, Math.Min(length, all.Length - from));
        }
    }

    Span<byte> Writable => ((PyByteArray)source!).Writable.Slice(start, length);

    bool IsReleased(ThreadState ts)
    {
        if (source is not null)
        {
            return false;
        }
        ts.Raise(BuiltinTypes.ValueError, "operation forbidden on released memoryview object");
        return true;
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value @object) => @object.Object switch
    {
        PyByteString bytes => new Value(new PyMemoryView(bytes, 0, bytes.Count, bytes is PyBytes)),
        PyMemoryView view => view.IsReleased(ts) ? default : view.Window(0, view.Count),
        PyPickleBuffer { View: { } view } => view.Window(0, view.Count),
        _ => ts.Raise(BuiltinTypes.TypeError, $"memoryview: a bytes-like object is required, not '{@object.Type.Name}'"),
    };

    Value Window(int from, int count) => new(new PyMemoryView(source!, start + from * size, count * size, isReadOnly, code));

    Value Element(int index) => code == 'B' ? Value.Int(Span[index]) : StructFormat.ReadOne(code, Span.Slice(index * size, size));

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => IsReleased(ts) ? default : Value.Int(Count);

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + Count : index.Bits;
            return (ulong)i < (ulong)Count ? Element((int)i) : ts.Raise(BuiltinTypes.IndexError, "index out of bounds on dimension 1");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Count, out int from, out int step, out int count, out bool needsIndex))
            {
                return step == 1 ? Window(from, count) : ts.Raise(BuiltinTypes.NotImplementedError, "memoryview slices with a step are not built");
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value index, Value value)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        if (isReadOnly)
        {
            return ts.Raise(BuiltinTypes.TypeError, "cannot modify read-only memory");
        }
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + Count : index.Bits;
            if ((ulong)i >= (ulong)Count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "index out of bounds on dimension 1");
            }
            if (StructFormat.WriteOne(code, value, Writable.Slice((int)i * size, size)) is { } error)
            {
                return ts.Raise(error, $"memoryview: invalid {(error == BuiltinTypes.TypeError ? "type" : "value")} for format '{code}'");
            }
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Count, out int from, out int step, out int count, out bool needsIndex))
            {
                if (!Buffers.IsBuffer(value))
                {
                    return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{value.Type.Name}'");
                }
                byte[] data = Buffers.Span(value).ToArray();
                if (data.Length != count * size)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
                }
                for (int k = 0; k < count; k++)
                {
                    data.AsSpan(k * size, size).CopyTo(Writable.Slice((from + k * step) * size, size));
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

    [PyMethod("__iter__")]
    public Value Iter(ThreadState ts) => IsReleased(ts) ? default
        : code == 'B' ? new Value(new PyBytesIterator(new PyBytes(Span.ToArray()))) : Iteration.GetIter(ts, new Value(Elements()));

    PyList Elements()
    {
        var list = new PyList();
        for (int i = 0; i < Count; i++)
        {
            list.Append(Element(i));
        }
        return list;
    }


    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => code == 'B'
        ? Value.Bool(Numbers.TryLong(item, out long b) && b is >= 0 and <= 255 && Span.Contains((byte)b))
        : Comparison.Contains(ts, item, new Value(Elements()));

    [PyMethod("__eq__")]
    public Value Eq(Value other) => Buffers.IsBuffer(other) ? Value.Bool(Span.SequenceEqual(Buffers.Span(other))) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => isReadOnly ? Value.Int(new PyBytes(Span.ToArray()).Hash) : ts.Raise(BuiltinTypes.ValueError, "cannot hash writable memoryview object");

    [PyMethod("__repr__")]
    public string Repr() => source is null ? $"<released memory at 0x{Identity.Of(new Value(this)):x}>" : $"<memory at 0x{Identity.Of(new Value(this)):x}>";

    [PyMethod("tobytes")]
    public Value ToBytes(ThreadState ts, [Keyword] Value order = default) => IsReleased(ts) ? default : new Value(new PyBytes(Span.ToArray()));

    [PyMethod("tolist")]
    public Value ToList(ThreadState ts) => IsReleased(ts) ? default : new Value(Elements());

    [PyMethod("hex")]
    public Value Hex(ThreadState ts, [Keyword] Value sep = default, [Keyword] long bytesPerSep = 1) => new PyBytes(Span.ToArray()).Hex(ts, sep, bytesPerSep);

    [PyMethod("cast")]
    public Value Cast(ThreadState ts, PyStr format, Value shape = default)
    {
        string wanted = format.Text.StartsWith('@') ? format.Text[1..] : format.Text;
        if (wanted.Length != 1 || "cbB?hHiIlLqQnNfdP".IndexOf(wanted[0]) < 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (!shape.IsNull)
        {
            return ts.Raise(BuiltinTypes.NotImplementedError, "memoryview.cast to a shape is not built");
        }
        if (size > 1 && StructFormat.WidthOf(wanted[0], true) > 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, "memoryview: cannot cast between two non-byte formats");
        }
        if (Span.Length % StructFormat.WidthOf(wanted[0], true) != 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, "memoryview: length is not a multiple of itemsize");
        }
        return new Value(new PyMemoryView(source!, start, length, isReadOnly, wanted[0]));
    }

    [PyMethod("toreadonly")]
    public Value ToReadOnly(ThreadState ts) => IsReleased(ts) ? default : new Value(new PyMemoryView(source!, start, length, true, code));

    [PyMethod("release")]
    public void Release() => source = null;

    [PyMethod("__enter__")]
    public Value Enter(ThreadState ts) => IsReleased(ts) ? default : new Value(this);

    [PyMethod("__exit__")]
    public void Exit(Value[] rest) => source = null;

    [PyGetter("obj")]
    public Value Source => source is null ? Value.None : new Value(source);

    [PyGetter("nbytes")]
    public long ByteCount => Span.Length;

    [PyGetter("readonly")]
    public bool IsReadOnlyAttribute => isReadOnly;

    [PyGetter("format")]
    public string Format => code.ToString();

    [PyGetter("itemsize")]
    public long ItemSize => size;

    [PyGetter("ndim")]
    public long DimensionCount => 1;

    [PyGetter("shape")]
    public Value ShapeAttribute => new(PyTuple.Of(Value.Int(Count)));

    [PyGetter("strides")]
    public Value Strides => new(PyTuple.Of(Value.Int(size)));

    [PyGetter("contiguous")]
    public bool IsContiguous => true;

    [PyGetter("c_contiguous")]
    public bool IsRowContiguous => true;
}
