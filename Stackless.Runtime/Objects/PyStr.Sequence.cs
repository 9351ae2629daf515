// str as a sequence: length, items, slices, comparison, repetition, hashing, construction.
// https://docs.python.org/3/library/stdtypes.html#text-sequence-type-str
namespace Stackless.Runtime;

[PyType("str", Subclassable = true)]
public unsafe partial class PyStr
{
    // ---- construction ----------------------------------------------------------------------------------------------------

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value @object = default, [Keyword] Value encoding = default, [Keyword] Value errors = default)
    {
        var made = @object.IsNull ? new Value(Empty)
            : encoding.IsNull && errors.IsNull ? Representation.Str(ts, @object)
            : !encoding.IsNull && encoding.Object is not PyStr ? ts.Raise(BuiltinTypes.TypeError, $"str() argument 'encoding' must be str, not {encoding.Type.MessageName}")
            : !errors.IsNull && errors.Object is not PyStr ? ts.Raise(BuiltinTypes.TypeError, $"str() argument 'errors' must be str, not {errors.Type.MessageName}")
            : FromBytes(ts, @object, encoding, errors);
        return type == TypeObject ? made : ts.Then(made, Made, new Value(type));
    }

    static Value FromBytes(ThreadState ts, Value source, Value encoding, Value errors) => Buffers.IsBuffer(source)
        ? Codecs.Decode(ts, Buffers.Span(source), (encoding.Object as PyStr)?.Text ?? "utf-8", (errors.Object as PyStr)?.Text ?? "strict", source)
        : source.Object is PyStr ? ts.Raise(BuiltinTypes.TypeError, "decoding str is not supported")
        : ts.Raise(BuiltinTypes.TypeError, $"decoding to str: need a bytes-like object, {source.Type.MessageName} found");

    static readonly Continuation Made = new("str.made", &MakeDerived);

    static Value MakeDerived(ThreadState ts, Value text, Value type, Value b, Value c)
    {
        var made = (PyStr)((PyType)type.Object).Allocate();
        made.Assign((PyStr)text.Object);
        return new Value(made);
    }

    // ---- items -------------------------------------------------------------------------------------------------------------

    /// <summary>length code points from start, which must be in range.</summary>
    public PyStr Slice(int start, int length)
    {
        if (length == this.length)
        {
            return Plainly();
        }
        if (length <= 1)
        {
            return length <= 0 ? Empty : Character(this[start]);
        }
        if (length <= 4 && content is Joint)
        {
            Span<int> few = stackalloc int[length];
            for (var i = 0; i < length; i++)
            {
                few[i] = this[start + i];
            }
            return FromPoints(few);
        }
        return Content is string text ? new PyStr(text.Substring(start, length), false) : FromPoints(((int[])Content).AsSpan(start, length));
    }

    public PyStr Repeat(int count)
    {
        if (count <= 0 || length == 0)
        {
            return Empty;
        }
        if (count == 1)
        {
            return Plainly();
        }
        if (Content is string text)
        {
            var mayPair = char.IsSurrogate(text[0]) || char.IsSurrogate(text[^1]);
            if (!mayPair)
            {
                return new PyStr(text.Length == 1 ? new string(text[0], count) : new System.Text.StringBuilder(text.Length * count).Insert(0, text, count).ToString(), false);
            }
        }
        var points = ToPoints();
        var all = new int[points.Length * count];
        for (var i = 0; i < count; i++)
        {
            points.CopyTo(all, i * points.Length);
        }
        return FromPoints(all);
    }

    /// <summary>By code points.</summary>
    public static int Compare(PyStr a, PyStr b)
    {
        if (a.Content is string s && b.Content is string t)
        {
            return string.CompareOrdinal(s, t);
        }
        var n = Math.Min(a.length, b.length);
        for (var i = 0; i < n; i++)
        {
            var order = a[i].CompareTo(b[i]);
            if (order != 0)
            {
                return order;
            }
        }
        return a.length.CompareTo(b.length);
    }

    /// <summary>First index at or after start where the text occurs, or -1.</summary>
    internal int IndexOf(PyStr sub, int start, int end)
    {
        if (sub.length == 0)
        {
            return start <= end ? start : -1;
        }
        if (end - start < sub.length)
        {
            return -1;
        }
        if (Content is string text)
        {
            if (sub.Content is not string s)
            {
                return -1;
            }
            var at = LongSearch.IndexOf<char>(text.AsSpan(start, end - start), s);
            return at < 0 ? -1 : at + start;
        }
        var found = LongSearch.IndexOf<int>(((int[])Content).AsSpan(start, end - start), sub.Content as int[] ?? sub.ToPoints());
        return found < 0 ? -1 : found + start;
    }

    internal int LastIndexOf(PyStr sub, int start, int end)
    {
        if (sub.length == 0)
        {
            return start <= end ? end : -1;
        }
        if (end - start < sub.length)
        {
            return -1;
        }
        var at = Content is string text
            ? sub.Content is string s ? text.AsSpan(start, end - start).LastIndexOf(s) : -1
            : ((int[])Content).AsSpan(start, end - start).LastIndexOf(sub.Content as int[] ?? sub.ToPoints());
        return at < 0 ? -1 : at + start;
    }

    [PyMethod("__len__")]
    public long Len() => length;

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value index)
    {
        if (index.IsInt)
        {
            var i = index.Bits < 0 ? index.Bits + length : index.Bits;
            return (ulong)i < (ulong)length ? new Value(Character(this[(int)i])) : ts.Raise(BuiltinTypes.IndexError, "string index out of range");
        }
        if (index.Object is PySlice slice)
        {
            if (slice.TryIndices(ts, length, out var start, out var step, out var n, out var needsIndex))
            {
                if (step == 1)
                {
                    return new Value(Slice(start, n));
                }
                var points = new int[n];
                for (var k = 0; k < n; k++)
                {
                    points[k] = this[start + k * step];
                }
                return new Value(FromPoints(points));
            }
            if (!needsIndex)
            {
                return default;
            }
        }
        return Subscript.Resolve(ts, new Value(this), index, Slot.GetItem);
    }

    [PyMethod("__contains__")]
    public Value Contains(ThreadState ts, Value key) => key.Object is PyStr sub
        ? Value.Bool(IndexOf(sub, 0, length) >= 0)
        : ts.Raise(BuiltinTypes.TypeError, $"'in <string>' requires string as left operand, not {key.Type.MessageName}");

    [PyMethod("__iter__")]
    public Value Iter() => new(new PyStrIterator(this));

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other) => other.Object is PyStr s
        ? new Value(Concat(this, s))
        : ts.Raise(BuiltinTypes.TypeError, $"can only concatenate str (not \"{other.Type.MessageName}\") to str");

    [PyMethod("__mul__")]
    public Value Mul(ThreadState ts, Value count)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return Repetition.Fallback(ts, new Value(this), count);
        }
        return n > 0 && length > 0x3fffffff / n ? ts.Raise(BuiltinTypes.MemoryError, []) : new Value(Repeat((int)Math.Max(0, n)));
    }

    [PyMethod("__rmul__")]
    public Value RMul(ThreadState ts, Value count) => Mul(ts, count);

    [PyMethod("__mod__")]
    public Value Mod(ThreadState ts, Value arguments) => PercentFormat.Run(ts, this, arguments, false);

    [PyMethod("__rmod__")]
    public Value RMod(ThreadState ts, Value format) => format.Object is PyStr f ? PercentFormat.Run(ts, f, new Value(this), false) : Value.NotImplemented;

    [PyComparisons]
    Value CompareWith(Value other, Slot op) => other.Object is not PyStr s ? Value.NotImplemented
        : Value.Bool(op switch { Slot.Eq => Equals(s), Slot.Ne => !Equals(s), _ => Comparison.Holds(Compare(this, s), op) });

    [PyMethod("__hash__")]
    public long HashMethod() => Hash;

    [PyMethod("__str__")]
    public Value Str() => new(Plainly());

    [PyMethod("__repr__")]
    public string Repr() => TextRepr.Of(this);

    [PyMethod("__format__")]
    public Value FormatMethod(ThreadState ts, PyStr formatSpec)
    {
        if (formatSpec.length == 0)
        {
            return Representation.Str(ts, new Value(this));
        }
        var text = FormatSpec.Parse(formatSpec, Type.MessageName, out var error)?.Text(Plainly(), out error);
        return text is not null ? new Value(text) : ts.Raise(BuiltinTypes.ValueError, error);
    }

    [PyMethod("__getnewargs__")]
    public Value GetNewArgs() => new(PyTuple.Of(new Value(new PyStr(Text))));
}
