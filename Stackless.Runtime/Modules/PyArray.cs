// array.array: numbers of one machine type, or characters, packed as bytes. Elements go in and out by struct's native codes.
// What converts an element with Python code (__index__, __float__) is done first, resumably; then the bytes are written at once.
// https://docs.python.org/3/library/array.html
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[PyType("array", Module = "array", IsHidden = true, Subclassable = true, IsGeneric = true)]
public unsafe partial class PyArray : PyObject, IResizable
{
    internal const string Codes = "bBuwhHiIlLqQfd";

    PackedElements elements = new([], 1);
    char code = 'b';

    PyArray(char code) : base(ShapeIds.Array) => SetCode(code);

    protected PyArray(int shapeId) : base(shapeId)
    {
    }

    void SetCode(char given)
    {
        code = given;
        elements = new PackedElements([], WidthOf(given));
    }

    static int WidthOf(char code) => code is 'u' or 'w' ? 4 : StructFormat.WidthOf(code, isNative: true);

    ref PackedElements IResizable.Elements => ref elements;
    ref Views IViewed.Views => ref elements.Views;
    string IViewed.SizeIsHeld => "cannot resize an array that is exporting buffers";
    ReadOnlySpan<byte> IBuffer.Span => Bytes;
    Span<byte> IExporter.Writable => Bytes;
    bool IExporter.IsReadOnly => false;
    char IExporter.Code => code;
    Span<byte> Bytes => elements.Bytes;
    internal int Count => elements.Count;
    int Width => elements.Width;
    bool IsText => code is 'u' or 'w';

    // ---- construction ------------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, PyStr typecode, Value initializer = default) => typecode.Text == "u"
        ? ts.Then(Deprecations.Warn(ts, "The 'u' type code is deprecated and will be removed in Python 3.16", Value.None), Warned, new Value(type), new Value(typecode), initializer)
        : Make(ts, type, typecode, initializer);

    static readonly Continuation Warned = new("array.warned", &MakeWarned);

    static Value MakeWarned(ThreadState ts, Value warned, Value type, Value typecode, Value initializer) => Make(ts, (PyType)type.Object, (PyStr)typecode.Object, initializer);

    static Value Make(ThreadState ts, PyType type, PyStr typecode, Value initializer)
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
                made.elements.Replace(PointsOf(text));
                return self;
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

    PyArray Make(byte[] bytes) => new(code) { elements = new PackedElements(bytes, Width) };

    // ---- elements ------------------------------------------------------------------------------------------------------------

    Span<byte> At(int index) => elements[index];

    internal Value Element(int index) => code switch
    {
        'd' => Value.Float(MemoryMarshal.Read<double>(At(index))),
        'l' or 'q' => Value.Int(MemoryMarshal.Read<long>(At(index))),
        'i' => Value.Int(MemoryMarshal.Read<int>(At(index))),
        'B' => Value.Int(At(index)[0]),
        _ when IsText => new Value(PyStr.Character(BitConverter.ToInt32(At(index)))),
        _ => StructFormat.ReadOne(code, At(index)),
    };

    internal override Value ElementAt(long index) => ShapeId == ShapeIds.Array && (ulong)index < (ulong)Count ? Element((int)index) : default;

    internal override bool TrySetElement(long index, Value value)
    {
        if (ShapeId != ShapeIds.Array || (ulong)index >= (ulong)Count)
        {
            return false;
        }
        var place = elements[(int)index];
        switch (code)
        {
            case 'd' when value.IsFloat:
                MemoryMarshal.Write(place, value.AsDouble);
                return true;
            case 'l' or 'q' when value.IsInt:
                MemoryMarshal.Write(place, value.Bits);
                return true;
            case 'i' when value.IsInt && value.Bits == (int)value.Bits:
                MemoryMarshal.Write(place, (int)value.Bits);
                return true;
            case 'B' when value.IsInt && (ulong)value.Bits <= 255:
                place[0] = (byte)value.Bits;
                return true;
            default:
                return false;
        }
    }

    Value[] Elements()
    {
        var values = new Value[Count];
        for (var i = 0; i < Count; i++)
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
                    : $"array item must be a unicode character, not {v.Type.MessageName}");
                return false;
            }
            BitConverter.TryWriteBytes(to, character[0]);
            return true;
        }
        if (IsReal && !Numbers.TryDouble(v, out _))
        {
            ts.Raise(BuiltinTypes.TypeError, $"must be real number, not {v.Type.MessageName}");
            return false;
        }
        if (!IsReal && !Numbers.TryBig(v, out _))
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{v.Type.MessageName}' object cannot be interpreted as an integer");
            return false;
        }
        if (StructFormat.WriteOne(code, v, to) is null)
        {
            return true;
        }
        Numbers.TryBig(v, out var number);
        var kind = code switch { 'b' or 'B' => "byte", 'h' or 'H' => "short integer", 'i' or 'I' => "integer", _ => "long integer" };
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
    public long Len() => Count;

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyArrayIterator(this));

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + Count : index.Bits;
            return (ulong)i < (ulong)Count ? Element((int)i) : ts.Raise(BuiltinTypes.IndexError, "array index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, Count, out var start, out var step, out var n, out var needsIndex))
            {
                return new Value(Make(elements.Pick(start, step, n)));
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
                    : $"can only assign array (not \"{value.Type.MessageName}\") to array slice");
            }
            if (slice.TryIndices(ts, Count, out var start, out var step, out var n, out var needsIndex))
            {
                if (step == 1)
                {
                    return Resizing.Splice(ts, this, start, n, other.Bytes, Value.None);
                }
                if (other.Count != n)
                {
                    return ts.Raise(BuiltinTypes.ValueError, $"attempt to assign array of size {other.Count} to extended slice of size {n}");
                }
                elements.Put(start, step, n, other == this ? other.Bytes.ToArray() : other.Bytes);
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
        var i = index.Bits < 0 ? index.Bits + array.Count : index.Bits;
        if ((ulong)i >= (ulong)array.Count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "array assignment index out of range");
        }
        return array.TryPack(ts, value, array.At((int)i)) ? Value.None : default;
    }

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value index) => Resizing.Delete(ts, this, index, "array assignment index out of range");

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => Searching.Contains(ts, Iter(), item);

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value item) => Searching.Count(ts, Iter(), item);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value item, Value start = default, Value stop = default) =>
        ToList().IndexIn(ts, item, start, stop, "array.index(x): x not in array");

    // ---- operators -------------------------------------------------------------------------------------------------------

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (other.Object is not PyArray o || o.code != code)
        {
            return ts.Raise(BuiltinTypes.TypeError, other.Object is PyArray ? "bad argument type for built-in operation" : $"can only append array (not \"{other.Type.MessageName}\") to array");
        }
        return new Value(Make([.. Bytes, .. o.Bytes]));
    }

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value other) => other.Object is PyArray
        ? ts.Then(Extend(ts, other), Made, new Value(this))
        : ts.Raise(BuiltinTypes.TypeError, $"can only extend array with array (not \"{other.Type.MessageName}\")");

    byte[]? Repeated(ThreadState ts, long n)
    {
        n = Math.Max(0, n);
        if (n > 0 && Count * (long)Width > Array.MaxLength / n)
        {
            ts.Raise(BuiltinTypes.MemoryError, []);
            return null;
        }
        var bytes = new byte[n * Count * Width];
        for (var i = 0; i < n && Count > 0; i++)
        {
            Bytes.CopyTo(bytes.AsSpan(i * Count * Width));
        }
        return bytes;
    }

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count);
        }
        return Repeated(ts, n) is { } bytes ? new Value(Make(bytes)) : default;
    }

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    [PyMethod("__imul__")]
    public Value IMul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count, Slot.IMul);
        }
        return Repeated(ts, n) is { } bytes ? Resizing.Replace(ts, this, bytes, new Value(this)) : default;
    }

    [PyComparisons]
    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is not PyArray o ? Value.NotImplemented
        : IsReal && o.IsReal ? Value.Bool(CompareReals(o, op))
        : SequenceComparison.Compare(ts, Elements(), o.Elements(), op);

    double Real(int index) => code == 'd' ? MemoryMarshal.Read<double>(At(index)) : MemoryMarshal.Read<float>(At(index));

    // No two elements are one object: a NaN is not equal to itself.
    bool CompareReals(PyArray other, Slot op)
    {
        var i = 0;
        while (i < Count && i < other.Count && Real(i) == other.Real(i))
        {
            i++;
        }
        var ends = i == Count || i == other.Count;
        double left = ends ? Count : Real(i), right = ends ? other.Count : other.Real(i);
        return op switch
        {
            Slot.Eq => ends && left == right,
            Slot.Ne => !ends || left != right,
            Slot.Lt => left < right,
            Slot.Le => left <= right,
            Slot.Gt => left > right,
            _ => left >= right,
        };
    }

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    [PyMethod("__copy__")]
    public PyArray Copy() => Make(Bytes.ToArray());

    [PyMethod("__deepcopy__")]
    public PyArray DeepCopy(Value memo) => Make(Bytes.ToArray());

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts)
    {
        if (Count == 0)
        {
            return Value.Str($"{Type.Name}('{code}')");
        }
        return IsText
            ? TextOrNull(ts) is { } text ? Value.Str($"{Type.Name}('{code}', {TextRepr.Of(text)})") : default
            : Representation.Container(ts, this, Elements(), $"{Type.Name}('{code}', [", "])", "[...]");
    }

    [PyMethod("__reduce_ex__")]
    public Value ReduceEx(ThreadState ts, long protocol) => protocol >= 3
        ? ts.Then(AttributeStorage.Reduce(ts, this, PyTuple.Of(new Value(Type), Value.Str(code.ToString()), Value.Int(MachineFormat), new Value(new PyBytes(Bytes.ToArray())))), AsReconstructed)
        : AttributeStorage.Reduce(ts, this, PyTuple.Of(Value.Str(code.ToString()), IsText ? new Value(Text()) : new Value(ToList())));

    static readonly Continuation AsReconstructed = new("array.reconstructed", &ReplaceMaker);

    // Bytes and the number of their format are read on any machine: array._array_reconstructor makes the array of them.
    static Value ReplaceMaker(ThreadState ts, Value reduced, Value a, Value b, Value c) =>
        ts.Then(PickledImport.Import(ts, PyStr.Intern("_array")), MakerModuleReady, reduced);

    static readonly Continuation MakerModuleReady = new("array.maker", &WithMaker);

    static Value WithMaker(ThreadState ts, Value module, Value reduced, Value b, Value c)
    {
        var items = (Value[])((PyTuple)reduced.Object).Items.Clone();
        items[0] = ((PyModule)module.Object).Dictionary.GetOrNull(PyStr.Intern("_array_reconstructor"));
        return new Value(PyTuple.Of(items));
    }

    /// <summary>The number that pickles have for the layout of the elements, little-endian.</summary>
    int MachineFormat => code switch
    {
        'B' => 0, 'b' => 1,
        'u' or 'w' => 20,
        'f' => 14, 'd' => 16,
        _ => (Width switch { 2 => 2, 4 => 6, _ => 10 }) + (char.IsLower(code) ? 2 : 0),
    };

    [PyMethod("__buffer__")]
    public Value Buffer(ThreadState ts, Value flags) => PyMemoryView.New(ts, PyMemoryView.TypeObject, new Value(this));

    [PyGetter("typecode")]
    public string TypeCode => code.ToString();

    [PyGetter("itemsize")]
    public long ItemSize => Width;
}

[PyType("arrayiterator", Module = "array", IsHidden = true)]
public sealed partial class PyArrayIterator(PyArray array) : PyIndexIterator(ShapeIds.ArrayIterator, array, 0)
{
    public override Value Next(ThreadState ts) => sequence is PyArray array && index < array.Count ? array.Element(index++) : Finish(ts);
}
