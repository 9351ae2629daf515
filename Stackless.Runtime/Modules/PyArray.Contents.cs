// Filling and emptying arrays: elements, iterables, bytes, text and files. https://docs.python.org/3/library/array.html
namespace Stackless.Runtime;

public unsafe partial class PyArray
{
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
        if (!array.TryPack(ts, item, bytes[..array.Width]))
        {
            return default;
        }
        var at = index.Bits < 0 ? index.Bits + array.Count : index.Bits;
        var place = (int)Math.Clamp(at, 0, array.Count);
        if (array.elements.Views.MayExist)
        {
            return Resizing.Splice(ts, array, place, 0, bytes[..array.Width], Value.None);
        }
        array.elements.Splice(place, 0, bytes[..array.Width]);
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
            return Resizing.Splice(ts, this, Count, 0, other.Bytes, Value.None);
        }
        return AddAll(ts, iterable);
    }

    Value AddAll(ThreadState ts, Value iterable) => ts.Then(Collecting.List(ts, iterable), ListReady, new Value(this), Value.Int(0), Value.Int(Count));

    [PyMethod("fromlist")]
    public Value FromList(ThreadState ts, Value list) => list.Object is PyList items
        ? AddItems(ts, new Value(new PyList(items.ToArray())), new Value(this), Value.Int(0), Value.Int(Count))
        : ts.Raise(BuiltinTypes.TypeError, "arg must be list");

    static readonly Continuation ListReady = new("array.list", &AddItems);
    static readonly Continuation NumberReady = new("array.number", &AddNumber);

    // Adds a list's items from an index on. If one is refused, the array is as long as it was.
    static Value AddItems(ThreadState ts, Value list, Value self, Value index, Value before)
    {
        var array = (PyArray)self.Object;
        var items = (PyList)list.Object;
        if (array.elements.Views.MayExist && items.Count > 0)
        {
            return ts.Then(Views.Settle(ts, array, list), ListReady, self, index, before);
        }
        Span<byte> bytes = stackalloc byte[8];
        for (var i = (int)index.Bits; i < items.Count; i++)
        {
            if (array.IsForeign(items[i]))
            {
                return ts.Then(array.Convert(ts, items[i]), NumberReady, self, new Value(PyTuple.Of(list, Value.Int(i))), before);
            }
            if (!array.TryPack(ts, items[i], bytes[..array.Width]))
            {
                array.elements.Truncate((int)before.Bits);
                return default;
            }
            array.elements.Splice(array.Count, 0, bytes[..array.Width]);
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
        var at = i < 0 ? i + Count : i;
        if ((ulong)at >= (ulong)Count)
        {
            return ts.Raise(BuiltinTypes.IndexError, Count == 0 ? "pop from empty array" : "pop index out of range");
        }
        return Resizing.Splice(ts, this, (int)at, 1, [], Element((int)at));
    }

    [PyMethod("remove")]
    public Value Remove(ThreadState ts, Value item) =>
        ts.Then(Searching.Index(ts, Iter(), item, "array.remove(x): x not in array"), RemoveReady, new Value(this));

    static readonly Continuation RemoveReady = new("array.remove", &RemoveFound);

    static Value RemoveFound(ThreadState ts, Value index, Value self, Value b, Value c)
    {
        var array = (PyArray)self.Object;
        return index.Bits < array.Count ? Resizing.Splice(ts, array, (int)index.Bits, 1, [], Value.None) : Value.None;
    }

    [PyMethod("clear")]
    public Value Clear(ThreadState ts) => Resizing.Replace(ts, this, [], Value.None);

    [PyMethod("reverse")]
    public void Reverse()
    {
        Span<byte> kept = stackalloc byte[8];
        for (int i = 0, k = Count - 1; i < k; i++, k--)
        {
            At(i).CopyTo(kept);
            At(k).CopyTo(At(i));
            kept[..Width].CopyTo(At(k));
        }
    }

    [PyMethod("byteswap")]
    public void ByteSwap()
    {
        for (var i = 0; i < Count; i++)
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
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{buffer.Type.MessageName}'");
        }
        var bytes = Buffers.Span(buffer);
        if (bytes.Length % Width != 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bytes length not a multiple of item Width");
        }
        return Resizing.Splice(ts, this, Count, 0, bytes, Value.None);
    }

    [PyMethod("tobytes")]
    public PyBytes ToBytes() => new(Bytes.ToArray());

    [PyMethod("tolist")]
    public PyList ToList() => new(Elements());

    static byte[] PointsOf(PyStr text)
    {
        var bytes = new byte[text.Length * 4];
        for (var i = 0; i < text.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(i * 4), text[i]);
        }
        return bytes;
    }

    [PyMethod("fromunicode")]
    public Value FromUnicode(ThreadState ts, PyStr text)
    {
        if (!IsText)
        {
            return ts.Raise(BuiltinTypes.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        return Resizing.Splice(ts, this, Count, 0, PointsOf(text), Value.None);
    }

    [PyMethod("tounicode")]
    public Value ToUnicode(ThreadState ts) => IsText
        ? TextOrNull(ts) is { } text ? new Value(text) : default
        : ts.Raise(BuiltinTypes.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");

    // Null with an error pending: bytes may be put in that are no characters.
    PyStr? TextOrNull(ThreadState ts)
    {
        for (var i = 0; i < Count; i++)
        {
            if (BitConverter.ToUInt32(At(i)) is > 0x10ffff and var point)
            {
                ts.Raise(BuiltinTypes.ValueError, $"character U+{point:x} is not in range [U+0000; U+10ffff]");
                return null;
            }
        }
        return Text();
    }

    PyStr Text()
    {
        var points = new int[Count];
        for (var i = 0; i < Count; i++)
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
        : ts.Then(Calling.CallNamed(ts, f, ReadName, Value.Int(n * Width)), BytesRead, new Value(this), Value.Int(n));

    static readonly Continuation BytesRead = new("array.read", &AddRead);

    static Value AddRead(ThreadState ts, Value bytes, Value self, Value n, Value c)
    {
        var array = (PyArray)self.Object;
        if (bytes.Object is not PyBytes read)
        {
            return ts.Raise(BuiltinTypes.TypeError, "read() didn't return bytes");
        }
        var added = Resizing.Splice(ts, array, array.Count, 0, read.Data.AsSpan(0, read.Count / array.Width * array.Width), Value.None);
        return read.Count < n.Bits * array.Width ? ts.Then(added, AddedTooFew) : added;
    }

    static readonly Continuation AddedTooFew = new("array.too_few", &RaiseTooFew);

    static Value RaiseTooFew(ThreadState ts, Value added, Value a, Value b, Value c) => ts.Raise(BuiltinTypes.EOFError, "read() didn't return enough bytes");

    [PyMethod("buffer_info")]
    public Value BufferInfo() => new(PyTuple.Of(Value.Int(Identity.Of(new Value(this))), Value.Int(Count)));
}
