// memoryview: a window on the memory of a bytes, bytearray or array, shared, not copied: elements of one of struct's native codes in
// any number of dimensions, with a stride for each. https://docs.python.org/3/library/stdtypes.html#memoryview
// A bytearray or array that a view looks at keeps its size (Views). .NET's memory may become less: what is then outside reads as zeros.
// Invariant: shape and strides are as long as there are dimensions; strides and the offset count bytes.
namespace Stackless.Runtime;

[PyType("memoryview", IsGeneric = true)]
public sealed unsafe partial class PyMemoryView : PyObject, IBuffer
{
    IExporter? source;
    SharedView? shared;
    readonly int offset;
    readonly int[] shape, strides;
    readonly bool isReadOnly;
    readonly char code;
    readonly string format;
    readonly int size;
    long hash;
    // Calls of a program's code that read through it afterwards.
    int users;

    PyMemoryView(IExporter source, SharedView? shared, int offset, int[] shape, int[] strides, bool isReadOnly, string format) : base(ShapeIds.MemoryView)
    {
        this.source = source;
        this.shared = shared;
        if (shared is not null)
        {
            shared.Count++;
        }
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
        this.isReadOnly = isReadOnly;
        this.format = format;
        code = format[^1];
        size = code is 'u' or 'w' ? 4 : StructFormat.WidthOf(code, isNative: true);
    }

    static PyMemoryView Whole(IExporter source)
    {
        var made = new PyMemoryView(source, (source as IViewed)?.Views.Shared(), 0, [0], [1], source.IsReadOnly, source.Code.ToString());
        made.shape[0] = source.Span.Length / made.size;
        made.strides[0] = made.size;
        return made;
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value @object) => @object.Object switch
    {
        IExporter exporter => new Value(Whole(exporter)),
        PyMemoryView view => view.IsReleased(ts) ? default : new Value(view.With(view.isReadOnly)),
        PyPickleBuffer { View: { } view } => new Value(view.With(view.isReadOnly)),
        _ => ts.Raise(BuiltinTypes.TypeError, $"memoryview: a bytes-like object is required, not '{@object.Type.MessageName}'"),
    };

    internal bool IsReadOnly => isReadOnly;

    /// <summary>Of its elements.</summary>
    internal char Code => code;
    /// <summary>What it looks at, if it looks at all of that as it is; otherwise null.</summary>
    internal PyObject? WholeSource => source is not null && offset == 0 && IsRowMajor && ElementCount * size == source.Span.Length ? (PyObject)source : null;

    internal bool IsPlainBytes => format == "B" && shape.Length == 1;

    PyMemoryView With(bool readOnly) => new(source!, shared, offset, shape, strides, readOnly, format);

    internal bool IsReleased(ThreadState ts)
    {
        if (source is not null)
        {
            return false;
        }
        ts.Raise(BuiltinTypes.ValueError, "operation forbidden on released memoryview object");
        return true;
    }

    // ---- memory ------------------------------------------------------------------------------------------------------------

    int ElementCount
    {
        get
        {
            var product = 1;
            foreach (var n in shape)
            {
                product *= n;
            }
            return product;
        }
    }

    static int[] RowStrides(int[] shape, int size)
    {
        var strides = new int[shape.Length];
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = size;
            size *= shape[i];
        }
        return strides;
    }

    bool HasStrides(int[] wanted)
    {
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] > 1 && strides[i] != wanted[i])
            {
                return ElementCount == 0;
            }
        }
        return true;
    }

    bool IsRowMajor => HasStrides(RowStrides(shape, size));

    bool IsColumnMajor
    {
        get
        {
            var reversed = (int[])shape.Clone();
            Array.Reverse(reversed);
            var wanted = RowStrides(reversed, size);
            Array.Reverse(wanted);
            return HasStrides(wanted);
        }
    }

    public ReadOnlySpan<byte> Span
    {
        get
        {
            if (source is null)
            {
                return default;
            }
            var all = source.Span;
            var length = ElementCount * size;
            return IsRowMajor && offset + length <= all.Length ? all.Slice(offset, length) : Packed();
        }
    }

    internal bool TryWritable(out Span<byte> memory)
    {
        var can = source is not null && !isReadOnly && IsRowMajor;
        memory = can ? source!.Writable.Slice(offset, ElementCount * size) : default;
        return can;
    }

    byte[] Packed()
    {
        var bytes = new byte[ElementCount * size];
        var at = 0;
        Pack(bytes, ref at, 0, offset);
        return bytes;
    }

    void Pack(byte[] bytes, ref int at, int dimension, int from)
    {
        if (dimension == shape.Length)
        {
            var all = source!.Span;
            if (from + size <= all.Length)
            {
                all.Slice(from, size).CopyTo(bytes.AsSpan(at));
            }
            at += size;
            return;
        }
        for (var i = 0; i < shape[dimension]; i++)
        {
            Pack(bytes, ref at, dimension + 1, from + i * strides[dimension]);
        }
    }

    Value ReadAt(int position)
    {
        var all = source!.Span;
        var bytes = position + size <= all.Length ? all.Slice(position, size) : new byte[size];
        return code is 'u' or 'w' ? new Value(PyStr.Character(BitConverter.ToInt32(bytes))) : StructFormat.ReadOne(code, bytes);
    }

    PyList ListAt(int dimension, int from)
    {
        var list = new PyList();
        for (var i = 0; i < shape[dimension]; i++)
        {
            var at = from + i * strides[dimension];
            list.Append(dimension == shape.Length - 1 ? ReadAt(at) : new Value(ListAt(dimension + 1, at)));
        }
        return list;
    }

    // ---- items ---------------------------------------------------------------------------------------------------------------

    [PyMethod("__len__")]
    public Value Len(ThreadState ts) => IsReleased(ts) ? default
        : shape.Length == 0 ? ts.Raise(BuiltinTypes.TypeError, "0-dim memory has no length")
        : Value.Int(shape[0]);

    // The byte position of an element; -1 with an error pending.
    int Position(ThreadState ts, Value[] indices)
    {
        if (indices.Length < shape.Length)
        {
            ts.Raise(BuiltinTypes.NotImplementedError, "sub-views are not implemented");
            return -1;
        }
        if (indices.Length > shape.Length)
        {
            ts.Raise(BuiltinTypes.TypeError, $"cannot index {shape.Length}-dimension view with {indices.Length}-element tuple");
            return -1;
        }
        var position = offset;
        for (var i = 0; i < indices.Length; i++)
        {
            if (!Numbers.TryLong(indices[i], out var index) || (ulong)(index = index < 0 ? index + shape[i] : index) >= (ulong)shape[i])
            {
                ts.Raise(BuiltinTypes.IndexError, $"index out of bounds on dimension {i + 1}");
                return -1;
            }
            position += (int)index * strides[i];
        }
        return position;
    }

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        if (index.IsInt && shape.Length == 1)
        {
            return Position(ts, [index]) is var at && at >= 0 ? ReadAt(at) : default;
        }
        if (shape.Length == 0)
        {
            return index.Object is PyTuple { Count: 0 } ? ReadAt(offset)
                : index.Object is PyEllipsis ? new Value(this)
                : ts.Raise(BuiltinTypes.TypeError, "invalid indexing of 0-dim memory");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, shape[0], out var from, out var step, out var count, out var needsIndex))
            {
                int[] newShape = [count, .. shape[1..]], newStrides = [strides[0] * step, .. strides[1..]];
                return new Value(new PyMemoryView(source!, shared, offset + from * strides[0], newShape, newStrides, isReadOnly, format));
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        if (index.Object is PyTuple tuple)
        {
            return !AllIndices(tuple) ? RaiseKind(ts, tuple) : Position(ts, tuple.Items) is var at && at >= 0 ? ReadAt(at) : default;
        }
        return IsIndex(index) && shape.Length > 1 ? ts.Raise(BuiltinTypes.NotImplementedError, "multi-dimensional sub-views are not implemented")
            : index.Object is PySlice || IsIndex(index) ? Subscript.Resolve(ts, new Value(this), index, Slot.GetItem)
            : ts.Raise(BuiltinTypes.TypeError, "memoryview: invalid slice key");
    }

    static bool IsIndex(Value v) => Numbers.IsInt(v) || !v.IsFloat && v.Type.Has(Slot.Index);

    static bool AllIndices(PyTuple tuple) => Array.TrueForAll(tuple.Items, Numbers.IsInt);

    static Value RaiseKind(ThreadState ts, PyTuple tuple) => Array.TrueForAll(tuple.Items, v => v.Object is PySlice)
        ? ts.Raise(BuiltinTypes.NotImplementedError, "multi-dimensional slicing is not implemented")
        : ts.Raise(BuiltinTypes.TypeError, "memoryview: invalid slice key");

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
        if (index.Object is PySlice slice && shape.Length == 1)
        {
            if (slice.TryIndices(ts, shape[0], out var from, out var step, out var count, out var needsIndex))
            {
                return SetSlice(ts, from, step, count, value);
            }
            if (!needsIndex)
            {
                return default;
            }
            return Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value);
        }
        if (index.IsInt && shape.Length == 1 || index.Object is PyTuple tuple && AllIndices(tuple) || shape.Length == 0 && index.Object is PyEllipsis)
        {
            var at = Position(ts, index.IsInt ? [index] : index.Object is PyTuple t ? t.Items : []);
            return at < 0 ? default : Write(ts, at, value);
        }
        return IsIndex(index) && shape.Length == 1 ? Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value)
            : index.Object is PySlice || IsIndex(index) ? ts.Raise(BuiltinTypes.NotImplementedError, "sub-views are not implemented")
            : index.Object is PyTuple other ? RaiseKind(ts, other)
            : ts.Raise(BuiltinTypes.TypeError, "memoryview: invalid slice key");
    }

    Value Write(ThreadState ts, int position, Value value)
    {
        if (code is 'f' or 'd' or 'e' ? !Numbers.TryDouble(value, out _) && (value.Type.Has(Slot.Float) || value.Type.Has(Slot.Index))
            : code is not ('c' or '?') && !Numbers.IsInt(value) && !value.IsFloat && value.Type.Has(Slot.Index))
        {
            return ts.Then(code is 'f' or 'd' or 'e' ? Numbers.Float(ts, value) : Numbers.Index(ts, value), NumberReady, new Value(this), Value.Int(position));
        }
        if (code == '?' && Truth.OfBuiltIn(value) is null)
        {
            return ts.Then(Truth.Test(ts, value), NumberReady, new Value(this), Value.Int(position));
        }
        var all = source!.Writable;
        if (position + size > all.Length)
        {
            return ts.Raise(BuiltinTypes.IndexError, "index out of bounds on dimension 1");
        }
        return StructFormat.WriteOne(code, value, all.Slice(position, size)) is { } error
            ? ts.Raise(error, $"memoryview: invalid {(error == BuiltinTypes.TypeError ? "type" : "value")} for format '{format}'")
            : Value.None;
    }

    static readonly Continuation NumberReady = new("memoryview.number", &WriteNumber);

    static Value WriteNumber(ThreadState ts, Value number, Value self, Value position, Value c)
    {
        var view = (PyMemoryView)self.Object;
        return view.IsReleased(ts) ? default : view.Write(ts, (int)position.Bits, number);
    }

    Value SetSlice(ThreadState ts, int from, int step, int count, Value value)
    {
        if (!Buffers.IsBuffer(value))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{value.Type.MessageName}'");
        }
        var given = value.Object is IExporter exporter ? exporter.Code : (value.Object as PyMemoryView ?? (value.Object as PyPickleBuffer)?.View)?.code;
        var data = Buffers.Span(value).ToArray();
        if (given != code || data.Length != count * size)
        {
            return ts.Raise(BuiltinTypes.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
        }
        for (var k = 0; k < count; k++)
        {
            data.AsSpan(k * size, size).CopyTo(source!.Writable.Slice(offset + (from + k * step) * strides[0], size));
        }
        return Value.None;
    }

    Value Flat(ThreadState ts)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        return shape.Length switch
        {
            0 => ts.Raise(BuiltinTypes.TypeError, "invalid indexing of 0-dim memory"),
            1 => new Value(ListAt(0, offset)),
            _ => ts.Raise(BuiltinTypes.NotImplementedError, "multi-dimensional sub-views are not implemented"),
        };
    }

    [PyMethod("__iter__")]
    public Value Iter(ThreadState ts) => Flat(ts) is { IsNull: false } list ? Iteration.GetIter(ts, list) : default;

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => Flat(ts) is { IsNull: false } list ? Searching.Contains(ts, list, item) : default;

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value value) => Flat(ts) is { IsNull: false } list ? Searching.Count(ts, list, value) : default;

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value value, Value start = default, Value stop = default) =>
        Flat(ts) is { IsNull: false } list ? ((PyList)list.Object).IndexIn(ts, value, start, stop, "memoryview.index(x): x not found") : default;

    // ---- comparing -----------------------------------------------------------------------------------------------------------

    [PyMethod("__eq__")]
    public Value Eq(Value other)
    {
        if (!Buffers.IsBuffer(other))
        {
            return Value.NotImplemented;
        }
        if (ReferenceEquals(other.Object, this) && code is not ('f' or 'd' or 'e'))
        {
            return Value.Bool(true);
        }
        if (other.Object is IExporter exporter)
        {
            var whole = Whole(exporter);
            var equal = Eq(new Value(whole));
            whole.LetGo();
            return equal;
        }
        if ((other.Object as PyMemoryView ?? (other.Object as PyPickleBuffer)?.View) is not { } view)
        {
            return Value.NotImplemented;
        }
        if (source is null || view.source is null || !shape.AsSpan().SequenceEqual(view.shape))
        {
            return Value.Bool(ReferenceEquals(view, this));
        }
        ReadOnlySpan<byte> a = Span, b = view.Span;
        if (code == view.code && code is not ('f' or 'd' or 'e' or '?'))
        {
            return Value.Bool(a.SequenceEqual(b));
        }
        for (var i = 0; i < ElementCount; i++)
        {
            var x = StructFormat.ReadOne(code, a.Slice(i * size, size));
            var y = StructFormat.ReadOne(view.code, b.Slice(i * view.size, view.size));
            if (!(Numbers.TryDouble(x, out var p) && Numbers.TryDouble(y, out var q) ? p == q : Searching.TryEqual(x, y) == true))
            {
                return Value.Bool(false);
            }
        }
        return Value.Bool(true);
    }

    [PyMethod("__hash__")]
    public Value Hash(ThreadState ts) => hash != 0 ? Value.Int(hash)
        : IsReleased(ts) ? default
        : !isReadOnly ? ts.Raise(BuiltinTypes.ValueError, "cannot hash writable memoryview object")
        : code is not ('B' or 'b' or 'c') ? ts.Raise(BuiltinTypes.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        : source is PyBytes { ShapeId: ShapeIds.Bytes } ? HashOfBytes()
        : HashAfterSource(ts);

    Value HashOfBytes() => Value.Int(hash = new PyBytes(Span.ToArray()).Hash);

    // A hash for what can change is refused by what is looked at, not by the view.
    Value HashAfterSource(ThreadState ts)
    {
        users++;
        return ts.Then(Hashing.Hash(ts, new Value((PyObject)source!)), SourceHashed, new Value(this));
    }

    static readonly Continuation SourceHashed = new("memoryview.hash", &HashWhole, true);

    static Value HashWhole(ThreadState ts, Value sourceHash, Value self, Value b, Value c)
    {
        var view = (PyMemoryView)self.Object;
        view.IsUsedNoLonger();
        return sourceHash.IsNull || view.IsReleased(ts) ? default : view.HashOfBytes();
    }

    // A view that was pickled in such a call has no users in its new place.
    void IsUsedNoLonger() => users = Math.Max(0, users - 1);

    [PyMethod("__repr__")]
    public string Repr() => source is null ? $"<released memory at 0x{Identity.Of(new Value(this)):x}>" : $"<memory at 0x{Identity.Of(new Value(this)):x}>";

    // ---- giving it out -------------------------------------------------------------------------------------------------------

    [PyMethod("tobytes")]
    public Value ToBytes(ThreadState ts, [Keyword] Value order = default)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        var wanted = order.Object is PyStr s ? s.Text : "C";
        if (wanted is not ("C" or "F" or "A") || !order.IsNull && order.Object is not (PyStr or PyNone))
        {
            return ts.Raise(BuiltinTypes.ValueError, "order must be 'C', 'F' or 'A'");
        }
        if (wanted == "C" || wanted == "A" && !IsColumnMajor)
        {
            return new Value(new PyBytes(PackedElements.CopyOf(Span)));
        }
        int[] turnedShape = (int[])shape.Clone(), turnedStrides = (int[])strides.Clone();
        Array.Reverse(turnedShape);
        Array.Reverse(turnedStrides);
        var turned = new PyMemoryView(source!, shared, offset, turnedShape, turnedStrides, isReadOnly, format);
        var packed = turned.Packed();
        turned.LetGo();
        return new Value(new PyBytes(packed));
    }

    [PyMethod("tolist")]
    public Value ToList(ThreadState ts) => IsReleased(ts) ? default : shape.Length == 0 ? ReadAt(offset) : new Value(ListAt(0, offset));

    [PyMethod("hex")]
    public Value Hex(ThreadState ts, [Keyword] Value sep = default, [Keyword] long bytesPerSep = 1) =>
        IsReleased(ts) ? default : PyByteString.HasOwnLength(sep) ? HexAfterLength(ts, sep, bytesPerSep) : new PyBytes(Span.ToArray()).Hex(ts, sep, bytesPerSep);

    Value HexAfterLength(ThreadState ts, Value sep, long bytesPerSep)
    {
        users++;
        return ts.Then(BuiltinsModule.Len(ts, sep), SeparatorMeasured, new Value(this), sep, Value.Int(bytesPerSep));
    }

    static readonly Continuation SeparatorMeasured = new("memoryview.hex", &HexWithSeparator, true);

    static Value HexWithSeparator(ThreadState ts, Value length, Value self, Value sep, Value bytesPerSep)
    {
        var view = (PyMemoryView)self.Object;
        view.IsUsedNoLonger();
        return length.IsNull || view.IsReleased(ts) ? default : PyByteString.HexOf(ts, view.Span, sep, length, bytesPerSep.Bits);
    }

    [PyMethod("cast")]
    public Value Cast(ThreadState ts, [Keyword] PyStr format, [Keyword] Value shape = default)
    {
        if (IsReleased(ts))
        {
            return default;
        }
        var wanted = format.Text.StartsWith('@') ? format.Text[1..] : format.Text;
        if (wanted.Length != 1 || !"cbB?hHiIlLqQnNfdeP".Contains(wanted[0]))
        {
            return ts.Raise(BuiltinTypes.ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (!IsRowMajor)
        {
            return ts.Raise(BuiltinTypes.TypeError, "memoryview: casts are restricted to C-contiguous views");
        }
        var width = StructFormat.WidthOf(wanted[0], true);
        if (wanted[0] != code && code is not ('b' or 'B' or 'c') && wanted[0] is not ('b' or 'B' or 'c'))
        {
            return ts.Raise(BuiltinTypes.TypeError, "memoryview: cannot cast between two non-byte formats");
        }
        var length = ElementCount * size;
        if (length % width != 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, "memoryview: length is not a multiple of itemsize");
        }
        if (shape.IsNull)
        {
            return new Value(new PyMemoryView(source!, shared, offset, [length / width], [width], isReadOnly, format.Text));
        }
        if (shape.Object is not (PyList or PyTuple))
        {
            return ts.Raise(BuiltinTypes.TypeError, "shape must be a list or a tuple");
        }
        if (this.shape.Length != 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        Collecting.TryItems(shape, out var dimensions);
        if (dimensions.Length > MaxDimensions)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"memoryview: number of dimensions must not exceed {MaxDimensions}");
        }
        var newShape = new int[dimensions.Length];
        long product = width;
        for (var i = 0; i < newShape.Length; i++)
        {
            if (!Numbers.TryLong(dimensions[i], out var n))
            {
                return ts.Raise(BuiltinTypes.TypeError, "memoryview.cast(): elements of shape must be integers");
            }
            if (n <= 0 || n > int.MaxValue)
            {
                return ts.Raise(BuiltinTypes.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
            }
            newShape[i] = (int)n;
            product = Math.Min(product * n, long.MaxValue >> 32);
        }
        return product == length
            ? new Value(new PyMemoryView(source!, shared, offset, newShape, RowStrides(newShape, width), isReadOnly, format.Text))
            : ts.Raise(BuiltinTypes.TypeError, "memoryview: product(shape) * itemsize != buffer size");
    }

    const int MaxDimensions = 64;

    [PyMethod("toreadonly")]
    public Value ToReadOnly(ThreadState ts) => IsReleased(ts) ? default : new Value(With(true));

    [PyMethod("release")]
    public Value Release(ThreadState ts)
    {
        if (users > 0)
        {
            return ts.Raise(BuiltinTypes.BufferError, $"memoryview has {users} exported buffer{(users == 1 ? "" : "s")}");
        }
        LetGo();
        return Value.None;
    }

    internal void LetGo()
    {
        if (shared is not null)
        {
            shared.Count--;
            // What other views hold on to, which nobody may use any more, is not kept by one that was released.
            shared = null;
        }
        source = null;
    }

    [PyMethod("__enter__")]
    public Value Enter(ThreadState ts) => IsReleased(ts) ? default : new Value(this);

    [PyMethod("__exit__")]
    public Value Exit(ThreadState ts, Value[] rest) => Release(ts);

    [PyMethod("__buffer__")]
    public Value Buffer(ThreadState ts, Value flags) => New(ts, TypeObject, new Value(this));

    // ---- what it is ------------------------------------------------------------------------------------------------------------

    static Value Tuple(int[] numbers) => new(PyTuple.Of(Array.ConvertAll(numbers, n => Value.Int(n))));

    [PyGetter("obj")]
    public Value Source(ThreadState ts) => IsReleased(ts) ? default : new Value((PyObject)source!);

    [PyGetter("nbytes")]
    public Value ByteCount(ThreadState ts) => IsReleased(ts) ? default : Value.Int(ElementCount * size);

    [PyGetter("readonly")]
    public Value IsReadOnlyAttribute(ThreadState ts) => IsReleased(ts) ? default : Value.Bool(isReadOnly);

    [PyGetter("format")]
    public Value Format(ThreadState ts) => IsReleased(ts) ? default : Value.Str(format);

    [PyGetter("itemsize")]
    public Value ItemSize(ThreadState ts) => IsReleased(ts) ? default : Value.Int(size);

    [PyGetter("ndim")]
    public Value DimensionCount(ThreadState ts) => IsReleased(ts) ? default : Value.Int(shape.Length);

    [PyGetter("shape")]
    public Value ShapeAttribute(ThreadState ts) => IsReleased(ts) ? default : Tuple(shape);

    [PyGetter("strides")]
    public Value Strides(ThreadState ts) => IsReleased(ts) ? default : Tuple(strides);

    [PyGetter("suboffsets")]
    public Value SubOffsets(ThreadState ts) => IsReleased(ts) ? default : new Value(PyTuple.Empty);

    [PyGetter("contiguous")]
    public Value IsContiguous(ThreadState ts) => IsReleased(ts) ? default : Value.Bool(IsRowMajor || IsColumnMajor);

    [PyGetter("c_contiguous")]
    public Value IsRowContiguous(ThreadState ts) => IsReleased(ts) ? default : Value.Bool(IsRowMajor);

    [PyGetter("f_contiguous")]
    public Value IsColumnContiguous(ThreadState ts) => IsReleased(ts) ? default : Value.Bool(IsColumnMajor);
}
