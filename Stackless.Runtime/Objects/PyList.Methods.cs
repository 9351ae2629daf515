// list as Python sees it. https://docs.python.org/3/library/stdtypes.html#lists
namespace Stackless.Runtime;

[PyType("list", Subclassable = true, IsGeneric = true)]
public unsafe partial class PyList
{
    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords) => new(type == TypeObject ? new PyList() : type.Allocate());

    [PyMethod("__init__")]
    public Value Init(ThreadState ts, Value iterable = default)
    {
        Clear();
        return iterable.IsNull ? Value.None : Extend(ts, iterable);
    }

    static readonly Continuation ToNone = new("list.none", &GiveNone);

    static Value GiveNone(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;

    // ---- items -------------------------------------------------------------------------------------------------------------

    [PyMethod("__len__")]
    public long Len() => count;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + count : index.Bits;
            return (ulong)i < (ulong)count ? items[i] : ts.Raise(BuiltinTypes.IndexError, "list index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, count, out var start, out var step, out var n, out var needsIndex))
            {
                return new Value(new PyList(PickItems(items, start, step, n)));
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    internal static Value[] PickItems(Value[] items, int start, int step, int n)
    {
        if (step == 1)
        {
            return items.AsSpan(start, n).ToArray();
        }
        var picked = new Value[n];
        for (var k = 0; k < n; k++)
        {
            picked[k] = items[start + k * step];
        }
        return picked;
    }

    [PyMethod("__setitem__")]
    public Value SetItem(ThreadState ts, Value index, Value value)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + count : index.Bits;
            if ((ulong)i >= (ulong)count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "list assignment index out of range");
            }
            Value.Store(ref items[i], value);
            return Value.None;
        }
        if (index.Object is not PySlice slice)
        {
            return Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value);
        }
        if (value.Object is PyList or PyTuple)
        {
            // A list that is put into itself is copied first.
            return SetSlice(ts, slice, value.Object is not PyList list ? ((PyTuple)value.Object).Items : list == this ? list.ToArray() : list.Span, index, value);
        }
        if (value.Type.Has(Slot.Iter) || value.Type.Has(Slot.GetItem))
        {
            return ts.Then(Collecting.List(ts, value), SliceReady, new Value(this), index);
        }
        return slice.TryIndices(ts, count, out _, out _, out _, out var needsIndex) ? ts.Raise(BuiltinTypes.TypeError, "must assign iterable to extended slice")
            : needsIndex ? Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value)
            : default;
    }

    static readonly Continuation SliceReady = new("list.setslice", &AssignSlice);

    static Value AssignSlice(ThreadState ts, Value list, Value self, Value index, Value c) => ((PyList)self.Object).SetItem(ts, index, list);

    Value SetSlice(ThreadState ts, PySlice slice, ReadOnlySpan<Value> values, Value index, Value value)
    {
        if (!slice.TryIndices(ts, count, out var start, out var step, out var n, out var needsIndex))
        {
            return needsIndex ? Subscript.Resolve(ts, new Value(this), index, Slot.SetItem, value) : default;
        }
        if (step == 1)
        {
            ReplaceRange(start, n, values);
            return Value.None;
        }
        if (values.Length != n)
        {
            return ts.Raise(BuiltinTypes.ValueError, $"attempt to assign sequence of size {values.Length} to extended slice of size {n}");
        }
        for (var k = 0; k < n; k++)
        {
            items[start + k * step] = values[k];
        }
        return Value.None;
    }

    internal void ReplaceRange(int start, int removed, ReadOnlySpan<Value> values)
    {
        var growth = values.Length - removed;
        if (growth > 0)
        {
            Reserve(count + growth);
        }
        items.AsSpan(start + removed, count - start - removed).CopyTo(items.AsSpan(start + values.Length));
        values.CopyTo(items.AsSpan(start));
        if (growth < 0)
        {
            items.AsSpan(count + growth, -growth).Clear();
        }
        count += growth;
    }

    [PyMethod("__delitem__")]
    public Value DelItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + count : index.Bits;
            if ((ulong)i >= (ulong)count)
            {
                return ts.Raise(BuiltinTypes.IndexError, "list assignment index out of range");
            }
            RemoveRange((int)i, 1);
            return Value.None;
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, count, out var start, out var step, out var n, out var needsIndex))
            {
                Subscript.RemoveStrided(items.AsSpan(0, count), start, step, n);
                items.AsSpan(count - n, n).Clear();
                count -= n;
                return Value.None;
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.DelItem);
    }

    // ---- growing and shrinking -------------------------------------------------------------------------------------------

    [PyMethod("append")]
    public void AppendMethod(Value @object) => Append(@object);

    [PyMethod("extend")]
    public Value Extend(ThreadState ts, Value iterable)
    {
        if (Collecting.TryItems(iterable, out var values))
        {
            AddRange(values);
            return Value.None;
        }
        return ts.Then(Collecting.Into(ts, this, iterable), ToNone);
    }

    [PyMethod("insert")]
    public void InsertMethod(long index, Value @object) => Insert((int)Math.Clamp(index < 0 ? index + count : index, 0, count), @object);

    [PyMethod("pop")]
    public Value Pop(ThreadState ts, long index = -1)
    {
        if (count == 0)
        {
            return ts.Raise(BuiltinTypes.IndexError, "pop from empty list");
        }
        var i = index < 0 ? index + count : index;
        if ((ulong)i >= (ulong)count)
        {
            return ts.Raise(BuiltinTypes.IndexError, "pop index out of range");
        }
        var item = items[i];
        if (i == count - 1)
        {
            items[i] = default;
            count--;
        }
        else
        {
            RemoveRange((int)i, 1);
        }
        return item;
    }

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value value) =>
        ts.Then(Searching.Index(ts, new Value(new PyListIterator(this)), value, "list.remove(x): x not in list"), RemoveReady, new Value(this));

    static readonly Continuation RemoveReady = new("list.remove", &RemoveFound);

    static Value RemoveFound(ThreadState ts, Value index, Value self, Value b, Value c)
    {
        var list = (PyList)self.Object;
        if (index.Bits < list.count)
        {
            list.RemoveRange((int)index.Bits, 1);
        }
        return Value.None;
    }

    [PyMethod("clear")]
    public void ClearMethod() => Clear();

    [PyMethod("copy")]
    public PyList Copy() => new(ToArray());

    [PyMethod("reverse")]
    public void Reverse() => items.AsSpan(0, count).Reverse();

    [PyMethod("sort")]
    public Value Sort(ThreadState ts, [KeywordOnly] Value key = default, [KeywordOnly] bool reverse = false) => Sorting.Sort(ts, this, key, reverse);

    // ---- searching -------------------------------------------------------------------------------------------------------

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value item) => Searching.Contains(ts, new Value(new PyListIterator(this)), item);

    [PyMethod("count")]
    public Value CountMethod(ThreadState ts, Value value) => Searching.Count(ts, new Value(new PyListIterator(this)), value);

    [PyMethod("index")]
    public Value Index(ThreadState ts, Value value, SliceBound start = default, SliceBound stop = default)
    {
        if (start.Value.IsNull)
        {
            return Searching.Index(ts, new Value(new PyListIterator(this)), value, "list.index(x): x not in list");
        }
        return IndexIn(ts, value, start, stop, "list.index(x): x not in list");
    }

    /// <summary>The position between two bounds, or ValueError with the message.</summary>
    internal Value IndexIn(ThreadState ts, Value value, Value start, Value stop, string message)
    {
        int from = Bounds.Clip(start, count, 0), to = Math.Min(count, Bounds.Clip(stop, count, count));
        var window = new PyList(from < to ? items[from..to] : []);
        return ts.Then(Searching.Index(ts, new Value(window), value, message), Offset, Value.Int(from));
    }

    internal static readonly Continuation Offset = new("list.offset", &AddOffset);

    static Value AddOffset(ThreadState ts, Value index, Value from, Value b, Value c) => Value.Int(index.Bits + from.Bits);

    // ---- operators -------------------------------------------------------------------------------------------------------

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (other.Object is not PyList o)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can only concatenate list (not \"{other.Type.MessageName}\") to list");
        }
        var sum = new Value[count + o.count];
        Span.CopyTo(sum);
        o.Span.CopyTo(sum.AsSpan(count));
        return new Value(new PyList(sum));
    }

    [PyMethod("__iadd__")]
    public Value IAdd(ThreadState ts, Value other) => ts.Then(Extend(ts, other), GiveSelf, new Value(this));

    static readonly Continuation GiveSelf = new("list.self", &GiveFirst);

    static Value GiveFirst(ThreadState ts, Value done, Value self, Value b, Value c) => self;

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count) => Repetition.Repeat(ts, Span, count, new Value(this)) is { } items ? new Value(new PyList(items)) : Repetition.Fallback(ts, new Value(this), count);

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    [PyMethod("__imul__")]
    public Value IMul(ThreadState ts, Value count)
    {
        if (Repetition.Repeat(ts, Span, count, new Value(this)) is not { } repeated)
        {
            return Repetition.Fallback(ts, new Value(this), count, Slot.IMul);
        }
        items = repeated;
        this.count = repeated.Length;
        return new Value(this);
    }

    [PyComparisons]
    Value Compare(ThreadState ts, Value other, Slot op) => other.Object is PyList o ? SequenceComparison.Compare(ts, this, o, op) : Value.NotImplemented;

    [PyConstant("__hash__")]
    public static Value NoHash => Value.None;

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyListIterator(this));

    [PyMethod("__reversed__")]
    public Value Reversed() => new(new PyListReverseIterator(this));

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => count == 0 ? Value.Str("[]") : Representation.Container(ts, this, new Value(this), "[", "]", "[...]");
}

/// <summary>sequence * n.</summary>
static unsafe class Repetition
{
    /// <summary>Null if the count is no int (see <see cref="Fallback"/>) or the result would be too large (pending).</summary>
    public static Value[]? Repeat(ThreadState ts, ReadOnlySpan<Value> items, Value count, Value self)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return null;
        }
        n = Math.Max(0, n);
        if (n > 0 && items.Length > Array.MaxLength / 2 / n)
        {
            ts.Raise(BuiltinTypes.MemoryError, []);
            return null;
        }
        var result = new Value[items.Length * n];
        if (items.Length == 1)
        {
            var item = items[0];
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = item;
            }
            return result;
        }
        for (var i = 0; i < n; i++)
        {
            items.CopyTo(result.AsSpan(i * items.Length));
        }
        return result;
    }

    /// <summary>The count is anything but an int.</summary>
    /// <param name="op">The method to call again when the count is known: Slot.Mul or IMul.</param>
    public static Value Fallback(ThreadState ts, Value self, Value count, Slot op = Slot.Mul)
    {
        if (ts.IsRaising)
        {
            return default;
        }
        if (Numbers.IsInt(count))
        {
            return ts.Raise(BuiltinTypes.OverflowError, $"cannot fit '{count.Type.MessageName}' into an index-sized integer");
        }
        if (!count.IsFloat && count.Type.Has(Slot.Index))
        {
            return ts.Then(Numbers.Index(ts, count), CountReady, self, Value.Int((long)op));
        }
        return ts.Raise(BuiltinTypes.TypeError, $"can't multiply sequence by non-int of type '{count.Type.MessageName}'");
    }

    static readonly Continuation CountReady = new("repeat.count", &Again);

    static Value Again(ThreadState ts, Value count, Value self, Value op, Value c) => Numbers.TryLong(count, out _)
        ? Calling.CallMethod1(ts, (self.Type.IsBuiltIn ? self.Type : self.Type.Layout).Find((Slot)op.Bits), self, count)
        : ts.Raise(BuiltinTypes.OverflowError, "cannot fit 'int' into an index-sized integer");
}
