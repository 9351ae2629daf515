// memoryview: a window on the bytes of a bytes or bytearray, shared, not copied. One dimension of unsigned bytes; other formats and
// steps are refused. https://docs.python.org/3/library/stdtypes.html#memoryview
// Invariant: the window lies within the buffer as it was when the view was made; a bytearray that shrank gives fewer bytes, never others.
namespace Stackless.Runtime;

[PyType("memoryview")]
public sealed unsafe partial class PyMemoryView(PyByteString source, int start, int length, bool isReadOnly) : PyObject(ShapeIds.MemoryView), IBuffer
{
    PyByteString? source = source;

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
        PyMemoryView view => view.IsReleased(ts) ? default : view.Window(0, view.Span.Length),
        _ => ts.Raise(BuiltinTypes.TypeError, $"memoryview: a bytes-like object is required, not '{@object.Type.Name}'"),
    };

    Value Window(int from, int count) => new(new PyMemoryView(source!, start + from, count, isReadOnly));

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => IsReleased(ts) ? default : Value.Int(Span.Length);

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + Span.Length : index.Bits;
            return (ulong)i < (ulong)Span.Length ? Value.Int(Span[(int)i]) : ts.Raise(BuiltinTypes.IndexError, "index out of bounds on dimension 1");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Span.Length, out int from, out int step, out int count, out bool needsIndex))
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
            long i = index.Bits < 0 ? index.Bits + Span.Length : index.Bits;
            if ((ulong)i >= (ulong)Span.Length)
            {
                return ts.Raise(BuiltinTypes.IndexError, "index out of bounds on dimension 1");
            }
            if (!Numbers.TryLong(value, out long b))
            {
                return ts.Raise(BuiltinTypes.TypeError, "memoryview: invalid type for format 'B'");
            }
            if (b is < 0 or > 255)
            {
                return ts.Raise(BuiltinTypes.ValueError, "memoryview: invalid value for format 'B'");
            }
            Writable[(int)i] = (byte)b;
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Span.Length, out int from, out int step, out int count, out bool needsIndex))
            {
                if (!Buffers.IsBuffer(value))
                {
                    return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{value.Type.Name}'");
                }
                byte[] data = Buffers.Span(value).ToArray();
                if (data.Length != count)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
                }
                for (int k = 0; k < count; k++)
                {
                    Writable[from + k * step] = data[k];
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
    public Value Iter(ThreadState ts) => IsReleased(ts) ? default : new Value(new PyBytesIterator(new PyBytes(Span.ToArray())));

    [PyMethod("__contains__")]
    public Value Contains(Value item) => Value.Bool(Numbers.TryLong(item, out long b) && b is >= 0 and <= 255 && Span.Contains((byte)b));

    [PyMethod("__eq__")]
    public Value Eq(Value other) => Buffers.IsBuffer(other) ? Value.Bool(Span.SequenceEqual(Buffers.Span(other))) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => isReadOnly ? Value.Int(new PyBytes(Span.ToArray()).Hash) : ts.Raise(BuiltinTypes.ValueError, "cannot hash writable memoryview object");

    [PyMethod("__repr__")]
    public string Repr() => source is null ? $"<released memory at 0x{Identity.Of(new Value(this)):x}>" : $"<memory at 0x{Identity.Of(new Value(this)):x}>";

    [PyMethod("tobytes")]
    public Value ToBytes(ThreadState ts, [Keyword] Value order = default) => IsReleased(ts) ? default : new Value(new PyBytes(Span.ToArray()));

    [PyMethod("tolist")]
    public Value ToList(ThreadState ts)
    {
        var list = new PyList();
        foreach (byte b in Span)
        {
            list.Append(Value.Int(b));
        }
        return IsReleased(ts) ? default : new Value(list);
    }

    [PyMethod("hex")]
    public Value Hex(ThreadState ts, [Keyword] Value sep = default, [Keyword] long bytesPerSep = 1) => new PyBytes(Span.ToArray()).Hex(ts, sep, bytesPerSep);

    [PyMethod("cast")]
    public Value Cast(ThreadState ts, PyStr format, Value shape = default) => format.Text is "B" or "c" or "b" && shape.IsNull
        ? Window(0, Span.Length)
        : ts.Raise(BuiltinTypes.NotImplementedError, "memoryview.cast to a format other than bytes is not built");

    [PyMethod("toreadonly")]
    public Value ToReadOnly(ThreadState ts) => IsReleased(ts) ? default : new Value(new PyMemoryView(source!, start, length, true));

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
    public string Format => "B";

    [PyGetter("itemsize")]
    public long ItemSize => 1;

    [PyGetter("ndim")]
    public long DimensionCount => 1;

    [PyGetter("shape")]
    public Value ShapeAttribute => new(PyTuple.Of(Value.Int(Span.Length)));

    [PyGetter("strides")]
    public Value Strides => new(PyTuple.Of(Value.Int(1)));

    [PyGetter("contiguous")]
    public bool IsContiguous => true;

    [PyGetter("c_contiguous")]
    public bool IsRowContiguous => true;
}
