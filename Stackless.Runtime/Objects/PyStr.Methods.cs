// str's methods that search, split, join, strip and pad. https://docs.python.org/3/library/stdtypes.html#string-methods
namespace Stackless.Runtime;

public unsafe partial class PyStr
{
    // ---- searching -------------------------------------------------------------------------------------------------------

    // -1: not found.
    int Search(PyStr sub, Value start, Value end, bool isLast)
    {
        int from = Bounds.Clip(start, length, 0), to = Math.Min(length, Bounds.Clip(end, length, length));
        return from > to ? -1 : isLast ? LastIndexOf(sub, from, to) : IndexOf(sub, from, to);
    }

    [PyMethod("find")]
    public long Find(PyStr sub, SliceBound start = default, SliceBound end = default) => Search(sub, start, end, false);

    [PyMethod("rfind")]
    public long RFind(PyStr sub, SliceBound start = default, SliceBound end = default) => Search(sub, start, end, true);

    [PyMethod("index")]
    public Value Index(ThreadState ts, PyStr sub, SliceBound start = default, SliceBound end = default) => Search(sub, start, end, false) is var i and >= 0
        ? Value.Int(i)
        : ts.Raise(BuiltinTypes.ValueError, "substring not found");

    [PyMethod("rindex")]
    public Value RIndex(ThreadState ts, PyStr sub, SliceBound start = default, SliceBound end = default) => Search(sub, start, end, true) is var i and >= 0
        ? Value.Int(i)
        : ts.Raise(BuiltinTypes.ValueError, "substring not found");

    [PyMethod("count")]
    public long Count(PyStr sub, SliceBound start = default, SliceBound end = default)
    {
        int from = Bounds.Clip(start, length, 0), to = Math.Min(length, Bounds.Clip(end, length, length));
        if (from > to)
        {
            return 0;
        }
        if (sub.length == 0)
        {
            return to - from + 1;
        }
        long count = 0;
        for (var at = IndexOf(sub, from, to); at >= 0; at = IndexOf(sub, at + sub.length, to))
        {
            count++;
        }
        return count;
    }

    [PyMethod("startswith")]
    public Value StartsWith(ThreadState ts, Value prefix, SliceBound start = default, SliceBound end = default) => Affix(ts, prefix, start, end, false);

    [PyMethod("endswith")]
    public Value EndsWith(ThreadState ts, Value suffix, SliceBound start = default, SliceBound end = default) => Affix(ts, suffix, start, end, true);

    Value Affix(ThreadState ts, Value affix, Value start, Value end, bool atEnd)
    {
        int from = Bounds.Clip(start, length, 0), to = Math.Min(length, Bounds.Clip(end, length, length));
        if (affix.Object is PyStr single)
        {
            return Value.Bool(HasAffix(single, from, to, atEnd));
        }
        var name = atEnd ? "endswith" : "startswith";
        if (affix.Object is not PyTuple tuple)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{name} first arg must be str or a tuple of str, not {affix.Type.MessageName}");
        }
        foreach (var candidate in tuple.Items)
        {
            if (candidate.Object is not PyStr s)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"tuple for {name} must only contain str, not {candidate.Type.MessageName}");
            }
            if (HasAffix(s, from, to, atEnd))
            {
                return Value.Bool(true);
            }
        }
        return Value.Bool(false);
    }

    bool HasAffix(PyStr affix, int from, int to, bool atEnd)
    {
        if (from > to || to - from < affix.length)
        {
            return false;
        }
        var at = atEnd ? to - affix.length : from;
        if (Content is string text && affix.Content is string s)
        {
            return text.AsSpan(at, s.Length).SequenceEqual(s);
        }
        for (var i = 0; i < affix.length; i++)
        {
            if (this[at + i] != affix[i])
            {
                return false;
            }
        }
        return true;
    }

    [PyMethod("removeprefix")]
    public PyStr RemovePrefix(PyStr prefix) => HasAffix(prefix, 0, length, false) ? Slice(prefix.length, length - prefix.length) : Plainly();

    [PyMethod("removesuffix")]
    public PyStr RemoveSuffix(PyStr suffix) => HasAffix(suffix, 0, length, true) ? Slice(0, length - suffix.length) : Plainly();

    [PyMethod("replace")]
    public Value Replace(ThreadState ts, PyStr old, PyStr @new, [Keyword] long count = -1)
    {
        if (count < 0 && old.length > 0 && Content is string text && old.Content is string from && @new.Content is string to)
        {
            return new Value(OfUnits(text.Replace(from, to, StringComparison.Ordinal)));
        }
        var left = count < 0 ? long.MaxValue : count;
        var points = new List<int>();
        if (old.length == 0)
        {
            for (var i = 0; i <= length; i++)
            {
                if (left-- > 0)
                {
                    points.AddRange(@new.ToPoints());
                }
                if (i < length)
                {
                    points.Add(this[i]);
                }
            }
            return new Value(FromPoints([.. points]));
        }
        var start = 0;
        var all = ToPoints();
        for (var at = IndexOf(old, 0, length); at >= 0 && left-- > 0; at = IndexOf(old, start, length))
        {
            points.AddRange(all.AsSpan(start, at - start));
            points.AddRange(@new.ToPoints());
            start = at + old.length;
        }
        points.AddRange(all.AsSpan(start));
        return new Value(FromPoints([.. points]));
    }

    // ---- splitting -------------------------------------------------------------------------------------------------------

    [PyMethod("split")]
    public Value Split(ThreadState ts, [Keyword] Value sep = default, [Keyword] long maxsplit = -1)
    {
        var left = maxsplit < 0 ? long.MaxValue : maxsplit;
        if (sep.IsNull || sep.IsNone)
        {
            return new Value(SplitSpaces(left));
        }
        if (sep.Object is not PyStr separator)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"must be str or None, not {sep.Type.MessageName}");
        }
        if (separator.length == 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "empty separator");
        }
        var parts = new PyList();
        var start = 0;
        while (left-- > 0 && IndexOf(separator, start, length) is var at and >= 0)
        {
            parts.Append(new Value(Slice(start, at - start)));
            start = at + separator.length;
        }
        parts.Append(new Value(Slice(start, length - start)));
        return new Value(parts);
    }

    PyList SplitSpaces(long left)
    {
        var parts = new PyList();
        var at = 0;
        for (;;)
        {
            while (at < length && CharacterClass.IsSpace(this[at]))
            {
                at++;
            }
            if (at == length)
            {
                return parts;
            }
            if (left-- == 0)
            {
                // What is left keeps the blanks at its end.
                parts.Append(new Value(Slice(at, length - at)));
                return parts;
            }
            var start = at;
            while (at < length && !CharacterClass.IsSpace(this[at]))
            {
                at++;
            }
            parts.Append(new Value(Slice(start, at - start)));
        }
    }

    [PyMethod("rsplit")]
    public Value RSplit(ThreadState ts, [Keyword] Value sep = default, [Keyword] long maxsplit = -1)
    {
        if (maxsplit < 0 && sep.Object is not PyStr { Length: > 1 })
        {
            return Split(ts, sep, -1);
        }
        var left = maxsplit < 0 ? long.MaxValue : maxsplit;
        var parts = new List<Value>();
        var end = length;
        if (sep.IsNull || sep.IsNone)
        {
            for (;;)
            {
                while (end > 0 && CharacterClass.IsSpace(this[end - 1]))
                {
                    end--;
                }
                if (end == 0)
                {
                    break;
                }
                var start = end;
                if (left-- == 0)
                {
                    parts.Add(new Value(Slice(0, end)));
                    break;
                }
                while (start > 0 && !CharacterClass.IsSpace(this[start - 1]))
                {
                    start--;
                }
                parts.Add(new Value(Slice(start, end - start)));
                end = start;
            }
        }
        else
        {
            if (sep.Object is not PyStr separator)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"must be str or None, not {sep.Type.MessageName}");
            }
            if (separator.length == 0)
            {
                return ts.Raise(BuiltinTypes.ValueError, "empty separator");
            }
            while (left-- > 0 && LastIndexOf(separator, 0, end) is var at and >= 0)
            {
                parts.Add(new Value(Slice(at + separator.length, end - at - separator.length)));
                end = at;
            }
            parts.Add(new Value(Slice(0, end)));
        }
        parts.Reverse();
        return new Value(new PyList([.. parts]));
    }

    [PyMethod("splitlines")]
    public Value SplitLines([Keyword] bool keepends = false)
    {
        var parts = new PyList();
        var start = 0;
        while (start < length)
        {
            var end = start;
            while (end < length && !IsLineBreak(this[end]))
            {
                end++;
            }
            var next = end;
            if (end < length)
            {
                next = this[end] == '\r' && end + 1 < length && this[end + 1] == '\n' ? end + 2 : end + 1;
            }
            parts.Append(new Value(Slice(start, (keepends ? next : end) - start)));
            start = next;
        }
        return new Value(parts);
    }

    static bool IsLineBreak(int c) => c is >= 10 and <= 13 or >= 0x1c and <= 0x1e or 0x85 or 0x2028 or 0x2029;

    [PyMethod("partition")]
    public Value Partition(ThreadState ts, PyStr sep) => PartitionAt(ts, sep, false);

    [PyMethod("rpartition")]
    public Value RPartition(ThreadState ts, PyStr sep) => PartitionAt(ts, sep, true);

    Value PartitionAt(ThreadState ts, PyStr sep, bool isLast)
    {
        if (sep.length == 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "empty separator");
        }
        var at = isLast ? LastIndexOf(sep, 0, length) : IndexOf(sep, 0, length);
        Value empty = new(Empty), self = new(Plainly());
        if (at < 0)
        {
            return new Value(isLast ? PyTuple.Of(empty, empty, self) : PyTuple.Of(self, empty, empty));
        }
        var after = at + sep.length;
        return new Value(PyTuple.Of(new Value(Slice(0, at)), new Value(sep), new Value(Slice(after, length - after))));
    }

    // ---- joining ---------------------------------------------------------------------------------------------------------

    [PyMethod("join")]
    public Value Join(ThreadState ts, Value iterable)
    {
        if (iterable.Object.ShapeId == ShapeIds.List)
        {
            return JoinParts(ts, ((PyList)iterable.Object).Span);
        }
        if (iterable.Object.ShapeId == ShapeIds.Tuple)
        {
            return JoinParts(ts, ((PyTuple)iterable.Object).Items);
        }
        if (!iterable.Type.Has(Slot.Iter) && !iterable.Type.Has(Slot.GetItem))
        {
            return ts.Raise(BuiltinTypes.TypeError, "can only join an iterable");
        }
        return ts.Then(Collecting.List(ts, iterable), JoinReady, new Value(this));
    }

    static readonly Continuation JoinReady = new("str.join", &JoinList);

    static Value JoinList(ThreadState ts, Value list, Value self, Value b, Value c) => ((PyStr)self.Object).JoinParts(ts, ((PyList)list.Object).Span);

    Value JoinParts(ThreadState ts, ReadOnlySpan<Value> parts)
    {
        long total = 0;
        var isPlain = IsPlain && (length == 0 || !char.IsSurrogate((char)this[0]) && !char.IsSurrogate((char)this[length - 1]));
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Object is not PyStr part)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"sequence item {i}: expected str instance, {parts[i].Type.MessageName} found");
            }
            isPlain &= part.IsPlain;
            total += part.length;
        }
        if (parts.Length == 0)
        {
            return new Value(Empty);
        }
        if (parts.Length == 1)
        {
            return new Value(((PyStr)parts[0].Object).Plainly());
        }
        total += (long)length * (parts.Length - 1);
        if (total > 0x3fffffff)
        {
            return ts.Raise(BuiltinTypes.MemoryError, []);
        }
        if (isPlain)
        {
            var buffer = new char[total];
            var span = buffer.AsSpan();
            var separator = (string)Content;
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    separator.CopyTo(span);
                    span = span[separator.Length..];
                }
                var text = (string)((PyStr)parts[i].Object).Content;
                text.CopyTo(span);
                span = span[text.Length..];
            }
            return new Value(OfUnits(new string(buffer)));
        }
        var points = new List<int>((int)total);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                points.AddRange(ToPoints());
            }
            points.AddRange(((PyStr)parts[i].Object).ToPoints());
        }
        return new Value(FromPoints([.. points]));
    }

    // ---- stripping and padding -------------------------------------------------------------------------------------------

    Value StripBy(ThreadState ts, Value chars, bool left, bool right)
    {
        PyStr? set = null;
        if (!chars.IsNull && !chars.IsNone)
        {
            set = chars.Object as PyStr;
            if (set is null)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{(left && right ? "strip" : left ? "lstrip" : "rstrip")} arg must be None or str");
            }
        }
        int start = 0, end = length;
        while (left && start < end && Strips(set, this[start]))
        {
            start++;
        }
        while (right && end > start && Strips(set, this[end - 1]))
        {
            end--;
        }
        return new Value(Slice(start, end - start));
    }

    static bool Strips(PyStr? set, int c)
    {
        if (set is null)
        {
            return CharacterClass.IsSpace(c);
        }
        for (var i = 0; i < set.length; i++)
        {
            if (set[i] == c)
            {
                return true;
            }
        }
        return false;
    }

    [PyMethod("strip")] public Value Strip(ThreadState ts, Value chars = default) => StripBy(ts, chars, true, true);
    [PyMethod("lstrip")] public Value LStrip(ThreadState ts, Value chars = default) => StripBy(ts, chars, true, false);
    [PyMethod("rstrip")] public Value RStrip(ThreadState ts, Value chars = default) => StripBy(ts, chars, false, true);

    Value Pad(ThreadState ts, long width, PyStr? fill, int alignment)
    {
        if (fill is not null && fill.length != 1)
        {
            return ts.Raise(BuiltinTypes.TypeError, "The fill character must be exactly one character long");
        }
        if (width <= length)
        {
            return new Value(Plainly());
        }
        var missing = (int)Math.Min(width, int.MaxValue) - length;
        var left = alignment < 0 ? 0 : alignment > 0 ? missing : missing / 2 + (missing & (int)width & 1);
        fill ??= Character(' ');
        return new Value(Concat(Concat(fill.Repeat(left), this), fill.Repeat(missing - left)));
    }

    [PyMethod("ljust")] public Value LJust(ThreadState ts, long width, PyStr? fillchar = null) => Pad(ts, width, fillchar, -1);
    [PyMethod("rjust")] public Value RJust(ThreadState ts, long width, PyStr? fillchar = null) => Pad(ts, width, fillchar, 1);
    [PyMethod("center")] public Value Center(ThreadState ts, long width, PyStr? fillchar = null) => Pad(ts, width, fillchar, 0);

    [PyMethod("zfill")]
    public PyStr ZFill(long width)
    {
        var missing = (int)Math.Clamp(width - length, 0, int.MaxValue);
        var zeros = Character('0').Repeat(missing);
        return missing > 0 && length > 0 && this[0] is '+' or '-'
            ? Concat(Concat(Character(this[0]), zeros), Slice(1, length - 1))
            : Concat(zeros, this);
    }

    // ---- formatting, translating, encoding -------------------------------------------------------------------------------

    [PyMethod("format")]
    public Value Format(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => StrFormat.Run(ts, this, rest, new Value(keywords));

    [PyMethod("format_map")]
    public Value FormatMap(ThreadState ts, Value mapping) => StrFormat.Run(ts, this, null, mapping);

    [PyMethod("encode")]
    public Value EncodeMethod(ThreadState ts, [Keyword] PyStr? encoding = null, [Keyword] PyStr? errors = null) =>
        Codecs.Encode(ts, this, encoding?.Text ?? "utf-8", errors?.Text ?? "strict");

    [PyMethod("translate")]
    public Value Translate(ThreadState ts, Value table)
    {
        if (table.Object is not PyDict { ShapeIsPlain: true } dict)
        {
            return Prelude.Call(ts, PreludeNames.StrTranslate, new Value(this), table);
        }
        var points = new List<int>();
        for (var i = 0; i < length; i++)
        {
            var c = this[i];
            if (!DictLookup.TryGet(dict, Value.Int(c), out var found))
            {
                return Prelude.Call(ts, PreludeNames.StrTranslate, new Value(this), table);
            }
            if (found.IsNull)
            {
                points.Add(c);
            }
            else if (found.IsInt)
            {
                if (found.Bits is < 0 or > 0x10ffff)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "character mapping must be in range(0x110000)");
                }
                points.Add((int)found.Bits);
            }
            else if (found.Object is PyStr s)
            {
                points.AddRange(s.ToPoints());
            }
            else if (!found.IsNone)
            {
                return ts.Raise(BuiltinTypes.TypeError, "character mapping must return integer, None or str");
            }
        }
        return new Value(FromPoints([.. points]));
    }

    [PyStaticMethod("maketrans")]
    public static Value MakeTrans(ThreadState ts, Value x, Value y = default, Value z = default)
    {
        var table = new PyDict();
        if (y.IsNull)
        {
            if (x.Object is not PyDict source)
            {
                return ts.Raise(BuiltinTypes.TypeError, "if you give only one argument to maketrans it must be a dict");
            }
            foreach (var (key, value) in source.Pairs())
            {
                if (key.Object is PyStr { length: not 1 })
                {
                    return ts.Raise(BuiltinTypes.ValueError, "string keys in translate table must be of length 1");
                }
                if (key.Object is not PyStr && !Numbers.TryBig(key, out _))
                {
                    return ts.Raise(BuiltinTypes.TypeError, "keys in translate table must be strings or integers");
                }
                DictLookup.TrySet(table, key.Object is PyStr s ? Value.Int(s[0]) : key, value);
            }
            return new Value(table);
        }
        if (y.Object is not PyStr to)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"maketrans() argument 2 must be str, not {(y.IsNone ? "None" : y.Type.MessageName)}");
        }
        if (!z.IsNull && z.Object is not PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"maketrans() argument 3 must be str, not {(z.IsNone ? "None" : z.Type.MessageName)}");
        }
        if (x.Object is not PyStr from)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"first maketrans argument must be a string if there is a second argument");
        }
        if (from.length != to.length)
        {
            return ts.Raise(BuiltinTypes.ValueError, "the first two maketrans arguments must have equal length");
        }
        for (var i = 0; i < from.length; i++)
        {
            DictLookup.TrySet(table, Value.Int(from[i]), Value.Int(to[i]));
        }
        if (z.Object is PyStr removed)
        {
            for (var i = 0; i < removed.length; i++)
            {
                DictLookup.TrySet(table, Value.Int(removed[i]), Value.None);
            }
        }
        return new Value(table);
    }
}
