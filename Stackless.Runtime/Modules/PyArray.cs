// array.array: numbers of one machine type, or characters, packed as bytes. Elements go in and out by struct's native codes.
// What converts an element with Python code (__index__, __float__) is done first, resumably; then the bytes are written at once.
// Invariant: data[..count * size] are the elements; size is the code's width.
// https://docs.python.org/3/library/array.html
namespace Stackless.Runtime;

[PyModule("_array")]
internal static unsafe partial class ArrayModule
{
    [PyConstant("typecodes")]
    internal const string TypeCodes = PyArray.Codes;

    [PyConstant("array")]
    [PyConstant("ArrayType")]
    internal static PyType ArrayType => BuiltinTypes.Array;

    // What pickles of CPython call: the elements are in one of 22 machine formats (kind and size of number, byte order).
    [PyFunction("_array_reconstructor")]
    internal static Value Reconstruct(ThreadState ts, Value type, PyStr typecode, long formatCode, PyBytes items)
    {
        if (type.Object is not PyType cls || !cls.IsSubtypeOf(BuiltinTypes.Array))
        {
            return ts.Raise(BuiltinTypes.TypeError, type.Object is PyType t ? $"{t.Name} is not a subtype of array.array" : "first argument must be a type object, not " + type.Type.Name);
        }
        if (formatCode is < 0 or > 21)
        {
            return ts.Raise(BuiltinTypes.ValueError, "third argument must be a valid machine format code.");
        }
        string code = formatCode switch
        {
            0 => "<B", 1 => "<b", 2 => "<H", 3 => ">H", 4 => "<h", 5 => ">h", 6 => "<I", 7 => ">I", 8 => "<i", 9 => ">i", 10 => "<Q", 11 => ">Q",
            12 => "<q", 13 => ">q", 14 => "<f", 15 => ">f", 16 => "<d", 17 => ">d", _ => "",
        };
        if (code.Length == 0)
        {
            string encoding = formatCode switch { 18 => "utf-16-le", 19 => "utf-16-be", 20 => "utf-32-le", _ => "utf-32-be" };
            return ts.Then(Codecs.Decode(ts, items.Data, encoding, "strict", new Value(items)), Decoded, type, new Value(typecode));
        }
        int width = StructFormat.WidthOf(code[1], isNative: false);
        if (items.Count % width != 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bytes length not a multiple of item size");
        }
        var values = ((PyTuple)StructFormat.Parse(ts, Value.Str($"{code[0]}{items.Count / width}{code[1]}"))!.Unpack(ts, new Value(items)).Object).Items;
        return type.Object.Call2(ts, new Value(typecode), new Value(new PyList([.. values])));
    }

    static readonly Continuation Decoded = new("array.decoded", &FromText);

    static Value FromText(ThreadState ts, Value text, Value type, Value typecode, Value c) => type.Object.Call2(ts, typecode, text);
}

[PyType("array", Module = "array", IsHidden = true, Subclassable = true, IsGeneric = true)]
public unsafe partial class PyArray : PyObject, IExporter
{
    internal const string Codes = "bBuwhHiIlLqQfd";

    byte[] data = [];
    int count;
    char code = 'b';
    int size = 1;

    PyArray(char code) : base(ShapeIds.Array) => SetCode(code);

    protected PyArray(int shapeId) : base(shapeId)
    {
    }

    void SetCode(char given)
    {
        code = given;
        size = given is 'u' or 'w' ? 4 : StructFormat.WidthOf(given, isNative: true);
    }

    ReadOnlySpan<byte> IBuffer.Span => Bytes;
    Span<byte> IExporter.Writable => Bytes;
    bool IExporter.IsReadOnly => false;
    char IExporter.Code => code;
    Span<byte> Bytes => data.AsSpan(0, count * size);
    internal int Count => count;
    bool IsText => code is 'u' or 'w';

    // ---- construction ------------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, PyStr typecode, Value initializer = default)
    {
        if (typecode.Length != 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"array() argument 1 must be a unicode character, not a string of length {typecode.Length}");
        }
        if (!Codes.Contains(typecode.Text[0]))
        {
            return ts.Raise(BuiltinTypes.ValueError, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        }
        var made = type == TypeObject ? new PyArray(typecode.Text[0]) : (PyArray)type.Allocate();
        made.SetCode(typecode.Text[0]);
        var self = new Value(made);
        switch (initializer.Object)
        {
            case null:
                return self;
            case PyStr when !made.IsText:
                return ts.Raise(BuiltinTypes.TypeError, $"cannot use a str to initialize an array with typecode '{made.code}'");
            case PyStr text:
                return made.AddText(text) ? self : default;
            case PyArray { IsText: true } when !made.IsText:
                return ts.Raise(BuiltinTypes.TypeError, $"cannot use a unicode array to initialize an array with typecode '{made.code}'");
            case PyByteString bytes:
                return ts.Then(made.FromBytes(ts, new Value(bytes)), Made, self);
            default:
                return ts.Then(made.AddAll(ts, initializer), Made, self);
        }
    }

    static readonly Continuation Made = new("array.made", &GiveFirst);

    static Value GiveFirst(ThreadState ts, Value done, Value self, Value b, Value c) => self;

    PyArray Make(ReadOnlySpan<byte> bytes) => new(code) { data = bytes.ToArray(), count = bytes.Length / size };

    void Splice(int start, int removed, ReadOnlySpan<byte> inserted)
    {
        byte[] piece = inserted.ToArray();
        int from = start * size, gone = removed * size, used = count * size, needed = used - gone + piece.Length;
        if (needed > data.Length)
        {
            Array.Resize(ref data, Math.Max(needed, data.Length + (data.Length >> 1) + 8 * size));
        }
        data.AsSpan(from + gone, used - from - gone).CopyTo(data.AsSpan(from + piece.Length));
        piece.CopyTo(data, from);
        count = needed / size;
    }

    // ---- elements ------------------------------------------------------------------------------------------------------------

    Span<byte> At(int index) => data.AsSpan(index * size, size);

    internal Value Element(int index) => IsText
        ? new Value(PyStr.Character(BitConverter.ToInt32(At(index))))
        : StructFormat.ReadOne(code, At(index));

    Value[] Elements()
    {
        var values = new Value[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Element(i);
        }
        return values;
    }

    bool IsReal => code is 'f' or 'd';

    // Whether Python code must say what number the value is.
    bool IsForeign(Value v) => !IsText && !Numbers.IsInt(v)
        && (IsReal ? !Numbers.TryFloat(v, out _) && (v.Type.Has(Slot.Float) || v.Type.Has(Slot.Index)) : !v.IsFloat && v.Type.Has(Slot.Index));

    Value Convert(ThreadState ts, Value v) => IsReal ? Numbers.Float(ts, v) : Numbers.Index(ts, v);

    bool TryPack(ThreadState ts, Value v, Span<byte> to)
    {
        if (IsText)
        {
            if (v.Object is not PyStr { Length: 1 } character)
            {
                ts.Raise(BuiltinTypes.TypeError, v.Object is PyStr s
                    ? $"array item must be a unicode character, not a string of length {s.Length}"
                    : $"array item must be a unicode character, not {v.Type.Name}");
                return false;
            }
            BitConverter.TryWriteBytes(to, character[0]);
            return true;
        }
        if (IsReal && !Numbers.TryDouble(v, out _))
        {
            ts.Raise(BuiltinTypes.TypeError, $"must be real number, not {v.Type.Name}");
            return false;
        }
        if (!IsReal && !Numbers.TryBig(v, out _))
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{v.Type.Name}' object cannot be interpreted as an integer");
            return false;
        }
        if (StructFormat.WriteOne(code, v, to) is null)
        {
            return true;
        }
        Numbers.TryBig(v, out var number);
        string kind = code switch { 'b' or 'B' => "byte", 'h' or 'H' => "short integer", 'i' or 'I' => "integer", _ => "long integer" };
        ts.Raise(BuiltinTypes.OverflowError, $"{(char.IsLower(code) ? "signed" : "unsigned")} {kind} is {(number.Sign < 0 ? "less than minimum" : "greater than maximum")}");
        return false;
    }

    // Calls the step with a converted value once that is known.
    static Value WithNumber(ThreadState ts, PyArray self, Value v, Continuation step, Value extra)
    {
        if (self.IsForeign(v))
        {
            return ts.Then(self.Convert(ts, v), step, new Value(self), extra);
        }
        return step.Run(ts, v, new Value(self), extra, default);
    }

    // ---- sequence ------------------------------------------------------------------------------------------------------------

    [PyMethod("__len__")]
    public long Len() => count;

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyArrayIterator(this));

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + count : index.Bits;
            return (ulong)i < (ulong)count ? Element((int)i) : ts.Raise(BuiltinTypes.IndexError, "array index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, count, out int start, out int step, out int n, out bool needsIndex))
            {
                var made = new PyArray(code) { data = new byte[n * size], count = n };
                for (int k = 0; k < n; k++)
                {
                    At(start + k * step).CopyTo(made.At(k));
                }
                return new Value(made);
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
        if (index.IsInt)
        {
            return WithNumber(ts, this, value, ItemReady, index);
        }
        if (index.Object is PySlice slice)
        {
            if (value.Object is not PyArray other || other.code != code)
            {
                return ts.Raise(BuiltinTypes.TypeError, value.Object is PyArray
                    ? "bad argument type for built-in operation"
                    : $"can only assign array (not \"{value.Type.Name}\") to array slice");
            }
            if (slice.TryIndices(ts, count, out int start, out int step, out int n, out bool needsIndex))
            {
                byte[] bytes = other.Bytes.ToArray();
                if (step == 1)
                {
                    Splice(start, n, bytes);
                    return Value.None;
                }
                if (other.count != n)
                {
                    return ts.Raise(BuiltinTypes.ValueError, $"attempt to assign array of size {other.count} to extended slice of size {n}");
                }
                for (int k = 0; k < n; k++)
                {
                    bytes.AsSpan(k * size, size).CopyTo(At(start + k * step));
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

    static readonly Continuation ItemReady = new("array.item", &StoreItem);

    static Value StoreItem(ThreadState ts, Value value, Value self, Value index, Value c)
    {
        var array = (PyArray)self.Object;
        long i = index.Bits < 0 ? index.Bits + array.count : index.Bits;
        if ((ulong)i >= (ulong)array.count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "array assignment index out of range");
        }
        return array.TryPack(ts, value, array.At((int)i)) ? Value.None : default;
    }

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            long i = index.Bits < 0 ? index.Bits + count : index.Bits;
            if ((ulong)i >= (ulong)count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "array assignment index out of range");
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

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => Searching.Contains(ts, Iter(), item);

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value item) => Searching.Count(ts, Iter(), item);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value item, Value start = default, Value stop = default) =>
        ToList().IndexIn(ts, item, start, stop, "array.index(x): x not in array");

    // ---- growing and shrinking -------------------------------------------------------------------------------------------

    [PyMethod("append")]
    public Value Append(ThreadState ts, Value item) => Insert(ts, long.MaxValue, item);

    [PyMethod("insert")]
    public Value Insert(ThreadState ts, long index, Value item) => WithNumber(ts, this, item, InsertReady, Value.Int(index));

    static readonly Continuation InsertReady = new("array.insert", &InsertItem);

    static Value InsertItem(ThreadState ts, Value item, Value self, Value index, Value c)
    {
        var array = (PyArray)self.Object;
        Span<byte> bytes = stackalloc byte[8];
        if (!array.TryPack(ts, item, bytes[..array.size]))
        {
            return default;
        }
        long at = index.Bits < 0 ? index.Bits + array.count : index.Bits;
        array.Splice((int)Math.Clamp(at, 0, array.count), 0, bytes[..array.size]);
        return Value.None;
    }

    [PyMethod("extend")]
    public Value Extend(ThreadState ts, Value iterable)
    {
        if (iterable.Object is PyArray other)
        {
            if (other.code != code)
            {
                return ts.Raise(BuiltinTypes.TypeError, "can only extend with array of same kind");
            }
            Splice(count, 0, other.Bytes);
            return Value.None;
        }
        return AddAll(ts, iterable);
    }

    Value AddAll(ThreadState ts, Value iterable) => ts.Then(Collecting.List(ts, iterable), ListReady, new Value(this), Value.Int(0), Value.Int(count));

    [PyMethod("fromlist")]
    public Value FromList(ThreadState ts, Value list) => list.Object is PyList items
        ? AddItems(ts, new Value(new PyList(items.ToArray())), new Value(this), Value.Int(0), Value.Int(count))
        : ts.Raise(BuiltinTypes.TypeError, "arg must be list");

    static readonly Continuation ListReady = new("array.list", &AddItems);
    static readonly Continuation NumberReady = new("array.number", &AddNumber);

    // Adds a list's items from an index on. If one is refused, the array is as long as it was.
    static Value AddItems(ThreadState ts, Value list, Value self, Value index, Value before)
    {
        var array = (PyArray)self.Object;
        var items = (PyList)list.Object;
        Span<byte> bytes = stackalloc byte[8];
        for (int i = (int)index.Bits; i < items.Count; i++)
        {
            if (array.IsForeign(items[i]))
            {
                return ts.Then(array.Convert(ts, items[i]), NumberReady, self, new Value(PyTuple.Of(list, Value.Int(i))), before);
            }
            if (!array.TryPack(ts, items[i], bytes[..array.size]))
            {
                array.count = Math.Min(array.count, (int)before.Bits);
                return default;
            }
            array.Splice(array.count, 0, bytes[..array.size]);
        }
        return Value.None;
    }

    static Value AddNumber(ThreadState ts, Value number, Value self, Value state, Value before)
    {
        var parts = ((PyTuple)state.Object).Items;
        ((PyList)parts[0].Object)[(int)parts[1].Bits] = number;
        return AddItems(ts, parts[0], self, parts[1], before);
    }

    [PyMethod("pop")]
    public Value Pop(ThreadState ts, long i = -1)
    {
        long at = i < 0 ? i + count : i;
        if ((ulong)at >= (ulong)count)
        {
            return ts.Raise(BuiltinTypes.IndexError, count == 0 ? "pop from empty array" : "pop index out of range");
        }
        var item = Element((int)at);
        Splice((int)at, 1, []);
        return item;
    }

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value item) =>
        ts.Then(Searching.Index(ts, Iter(), item, "array.remove(x): x not in array"), RemoveReady, new Value(this));

    static readonly Continuation RemoveReady = new("array.remove", &RemoveFound);

    static Value RemoveFound(ThreadState ts, Value index, Value self, Value b, Value c)
    {
        var array = (PyArray)self.Object;
        if (index.Bits < array.count)
        {
            array.Splice((int)index.Bits, 1, []);
        }
        return Value.None;
    }

    [PyMethod("clear")]
    public void Clear()
    {
        data = [];
        count = 0;
    }

    [PyMethod("reverse")]
    public void Reverse()
    {
        Span<byte> kept = stackalloc byte[8];
        for (int i = 0, k = count - 1; i < k; i++, k--)
        {
            At(i).CopyTo(kept);
            At(k).CopyTo(At(i));
            kept[..size].CopyTo(At(k));
        }
    }

    [PyMethod("byteswap")]
    public void ByteSwap()
    {
        for (int i = 0; i < count; i++)
        {
            At(i).Reverse();
        }
    }

    // ---- bytes, lists, text, files -----------------------------------------------------------------------------------------

    [PyMethod("frombytes")]
    public Value FromBytes(ThreadState ts, Value buffer)
    {
        if (!Buffers.IsBuffer(buffer))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{buffer.Type.Name}'");
        }
        var bytes = Buffers.Span(buffer);
        if (bytes.Length % size != 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bytes length not a multiple of item size");
        }
        Splice(count, 0, bytes);
        return Value.None;
    }

    [PyMethod("tobytes")]
    public PyBytes ToBytes() => new(Bytes.ToArray());

    [PyMethod("tolist")]
    public PyList ToList() => new(Elements());

    bool AddText(PyStr text)
    {
        var bytes = new byte[text.Length * 4];
        for (int i = 0; i < text.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 4), text[i]);
        }
        Splice(count, 0, bytes);
        return true;
    }

    [PyMethod("fromunicode")]
    public Value FromUnicode(ThreadState ts, PyStr text)
    {
        if (!IsText)
        {
            return ts.Raise(BuiltinTypes.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        AddText(text);
        return Value.None;
    }

    [PyMethod("tounicode")]
    public Value ToUnicode(ThreadState ts) => IsText
        ? new Value(Text())
        : ts.Raise(BuiltinTypes.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");

    PyStr Text()
    {
        var points = new int[count];
        for (int i = 0; i < count; i++)
        {
            points[i] = BitConverter.ToInt32(At(i));
        }
        return PyStr.FromPoints(points);
    }

    [PyMethod("tofile")]
    public Value ToFile(ThreadState ts, Value f) => ts.Then(Calling.CallNamed(ts, f, WriteName, new Value(ToBytes())), Written);

    static readonly PyStr WriteName = PyStr.Intern("write"), ReadName = PyStr.Intern("read");
    static readonly Continuation Written = new("array.written", &GiveNone);

    static Value GiveNone(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;

    [PyMethod("fromfile")]
    public Value FromFile(ThreadState ts, Value f, long n) => n < 0
        ? ts.Raise(BuiltinTypes.ValueError, "negative count")
        : ts.Then(Calling.CallNamed(ts, f, ReadName, Value.Int(n * size)), BytesRead, new Value(this), Value.Int(n));

    static readonly Continuation BytesRead = new("array.read", &AddRead);

    static Value AddRead(ThreadState ts, Value bytes, Value self, Value n, Value c)
    {
        var array = (PyArray)self.Object;
        if (bytes.Object is not PyBytes read)
        {
            return ts.Raise(BuiltinTypes.TypeError, "read() didn't return bytes");
        }
        array.Splice(array.count, 0, read.Data.AsSpan(0, read.Count / array.size * array.size));
        return read.Count < n.Bits * array.size ? ts.Raise(BuiltinTypes.EOFError, "read() didn't return enough bytes") : Value.None;
    }

    [PyMethod("buffer_info")]
    public Value BufferInfo() => new(PyTuple.Of(Value.Int(Identity.Of(new Value(this))), Value.Int(count)));

    // ---- operators -------------------------------------------------------------------------------------------------------

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (other.Object is not PyArray o || o.code != code)
        {
            return ts.Raise(BuiltinTypes.TypeError, other.Object is PyArray ? "bad argument type for built-in operation" : $"can only append array (not \"{other.Type.Name}\") to array");
        }
        return new Value(Make([.. Bytes, .. o.Bytes]));
    }

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value other) => other.Object is PyArray
        ? ts.Then(Extend(ts, other), Made, new Value(this))
        : ts.Raise(BuiltinTypes.TypeError, $"can only extend with array (not \"{other.Type.Name}\")");

    byte[]? Repeated(ThreadState ts, long n)
    {
        n = Math.Max(0, n);
        if (n * (count * (long)size) > int.MaxValue || count > 0 && n > int.MaxValue)
        {
            ts.Raise(BuiltinTypes.MemoryError, []);
            return null;
        }
        var bytes = new byte[n * count * size];
        for (int i = 0; i < n && count > 0; i++)
        {
            Bytes.CopyTo(bytes.AsSpan(i * count * size));
        }
        return bytes;
    }

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value n) => ts.Then(Numbers.Index(ts, n), MulReady, new Value(this));

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value n) => Mul(ts, n);

    static readonly Continuation MulReady = new("array.mul", &Multiply);
    static readonly Continuation IMulReady = new("array.imul", &MultiplyInPlace);

    static Value Multiply(ThreadState ts, Value n, Value self, Value b, Value c)
    {
        var array = (PyArray)self.Object;
        return array.Repeated(ts, Numbers.TryLong(n, out long times) ? times : long.MaxValue >> 8) is { } bytes ? new Value(array.Make(bytes)) : default;
    }

    [PyMethod("__imul__")]
    public Value IMul(ThreadState ts, Value n) => ts.Then(Numbers.Index(ts, n), IMulReady, new Value(this));

    static Value MultiplyInPlace(ThreadState ts, Value n, Value self, Value b, Value c)
    {
        var array = (PyArray)self.Object;
        if (array.Repeated(ts, Numbers.TryLong(n, out long times) ? times : long.MaxValue >> 8) is not { } bytes)
        {
            return default;
        }
        array.data = bytes;
        array.count = bytes.Length / array.size;
        return self;
    }

    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is PyArray o
        ? SequenceComparison.Compare(ts, Elements(), o.Elements(), op)
        : Value.NotImplemented;

    [PyMethod("__eq__")] public Value Eq(ThreadState ts, Value other) => Compare(ts, other, Slot.Eq);
    [PyMethod("__ne__")] public Value Ne(ThreadState ts, Value other) => Compare(ts, other, Slot.Ne);
    [PyMethod("__lt__")] public Value Lt(ThreadState ts, Value other) => Compare(ts, other, Slot.Lt);
    [PyMethod("__le__")] public Value Le(ThreadState ts, Value other) => Compare(ts, other, Slot.Le);
    [PyMethod("__gt__")] public Value Gt(ThreadState ts, Value other) => Compare(ts, other, Slot.Gt);
    [PyMethod("__ge__")] public Value Ge(ThreadState ts, Value other) => Compare(ts, other, Slot.Ge);

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    [PyMethod("__copy__")]
    public PyArray Copy() => Make(Bytes);

    [PyMethod("__deepcopy__")]
    public PyArray DeepCopy(Value memo) => Make(Bytes);

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        if (count == 0)
        {
            return Value.Str($"{Type.Name}('{code}')");
        }
        return IsText
            ? Value.Str($"{Type.Name}('{code}', {TextRepr.Of(Text())})")
            : Representation.Container(ts, this, Elements(), $"{Type.Name}('{code}', [", "])", "[...]");
    }

    [PyMethod("__reduce_ex__")]
    public Value ReduceEx(Value protocol) => new(PyTuple.Of(
        new Value(Type),
        new Value(PyTuple.Of(Value.Str(code.ToString()), IsText ? new Value(Text()) : new Value(ToList()))),
        AttributeStorage.StateOf(this)));

    [PyMethod("__buffer__")]
    public Value Buffer(ThreadState ts, Value flags) => PyMemoryView.New(ts, PyMemoryView.TypeObject, new Value(this));

    [PyGetter("typecode")]
    public string TypeCode => code.ToString();

    [PyGetter("itemsize")]
    public long ItemSize => size;
}

[PyType("arrayiterator", Module = "array", IsHidden = true)]
public sealed partial class PyArrayIterator(PyArray array) : PyIndexIterator(ShapeIds.ArrayIterator, array, 0)
{
    public override Value Next(ThreadState ts) => sequence is PyArray array && index < array.Count ? array.Element(index++) : Finish(ts);
}
