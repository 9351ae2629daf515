// What has been found: the subject, and where the groups stand in it. https://docs.python.org/3/library/re.html#match-objects
namespace Stackless.Runtime;

[PyType("Match", Module = "re", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyMatch(PyRegex pattern, Value subject, int from, int to, int[] marks, int lastGroup, int position, int end) : PyObject(ShapeIds.Match)
{
    readonly int[] spans = [from, to, .. marks];

    /// <summary>CPython's is not pickled; ours is, for it may be a variable of a suspended tasklet.</summary>
    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(RegexModule.Maker(ts, "_match"), new Value(PyTuple.Of(
        new Value(pattern), subject, new Value(new PyTuple(Array.ConvertAll(spans, static n => Value.Int(n)))), Value.Int(lastGroup), Value.Int(position), Value.Int(end)))));

    internal int From => from;
    internal int To => to;
    internal Value Empty => subject.Object is PyStr ? new Value(PyStr.Empty) : new Value(PyBytes.Empty);

    internal Value Slice(int group)
    {
        int a = spans[group * 2], b = spans[group * 2 + 1];
        return a < 0 || b < a ? default : Slice(subject, a, b);
    }

    /// <summary>A piece of a subject; a bytearray may have become shorter since it was measured.</summary>
    internal static Value Slice(Value subject, int from, int to)
    {
        if (subject.Object is PyStr s)
        {
            return new Value(s.Slice(from, Math.Min(to, s.Length) - from));
        }
        var bytes = Buffers.Span(subject);
        to = Math.Min(to, bytes.Length);
        from = Math.Min(from, to);
        return subject.Object.ShapeId == ShapeIds.Bytes && to - from == bytes.Length ? subject : new Value(new PyBytes(bytes[from..to].ToArray()));
    }

    /// <summary>Adds what a template says of this match: literals and group numbers in turn. A group that did not match says nothing.</summary>
    internal void Fill(PyTuple template, PyList pieces)
    {
        for (var i = 0; i < template.Count; i++)
        {
            var part = i % 2 == 0 ? template.Items[i] : SliceOr((int)template.Items[i].Bits, Value.None);
            if (!part.IsNone)
            {
                pieces.Append(part);
            }
        }
    }

    /// <summary>The pieces one after the other, of the kind that the subject is of; null with TypeError pending.</summary>
    internal static Value Join(ThreadState ts, Value subject, PyList pieces) => subject.Object is PyStr
        ? PyStr.Empty.Join(ts, new Value(pieces))
        : PyBytes.Empty.Join(ts, new Value(pieces));

    internal Value SliceOr(int group, Value otherwise) => Slice(group) is { IsNull: false } found ? found : otherwise;

    internal Value AllGroups(Value otherwise)
    {
        var items = new Value[pattern.GroupCount];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = SliceOr(i + 1, otherwise);
        }
        return new Value(PyTuple.Of(items));
    }

    // The number of a group given by number or name; -1 with IndexError pending.
    int Number(ThreadState ts, Value group)
    {
        long number = -1;
        if (Numbers.TryLong(group, out var n))
        {
            number = n;
        }
        else if (group.Object is PyStr name && pattern.GroupIndex.TryGet(name, out var index))
        {
            number = index.Bits;
        }
        if (number < 0 || number > pattern.GroupCount)
        {
            ts.Raise(BuiltinTypes.IndexError, "no such group");
            return -1;
        }
        return (int)number;
    }

    [PyMethod("group")]
    public Value Group(ThreadState ts, Value[] rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i].Object is not PyStr && !Numbers.IsInt(rest[i]) && rest[i].Type.Has(Slot.Index))
            {
                return ts.Then(Numbers.Index(ts, rest[i]), NumberReady, new Value(this), new Value(new PyTuple(rest)), Value.Int(i));
            }
        }
        if (rest.Length == 0)
        {
            return Slice(0);
        }
        var found = new Value[rest.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            var number = Number(ts, rest[i]);
            if (number < 0)
            {
                return default;
            }
            found[i] = SliceOr(number, Value.None);
        }
        return found.Length == 1 ? found[0] : new Value(new PyTuple(found));
    }

    static readonly Continuation NumberReady = new("regex.group.number", &GroupNumbered);

    static Value GroupNumbered(ThreadState ts, Value number, Value self, Value groups, Value index)
    {
        var rest = (Value[])((PyTuple)groups.Object).Items.Clone();
        rest[index.Bits] = number;
        return ((PyMatch)self.Object).Group(ts, rest);
    }

    [PyMethod("__getitem__")]
    public Value GetItem(ThreadState ts, Value group) => Group(ts, [group]);

    [PyMethod("groups")]
    public Value Groups([Keyword] Value @default = default) => AllGroups(@default.IsNull ? Value.None : @default);

    [PyMethod("groupdict")]
    public Value GroupDict([Keyword] Value @default = default)
    {
        var dict = new PyDict();
        foreach (var (name, index) in pattern.GroupIndex.Pairs())
        {
            dict.Set((PyStr)name.Object, SliceOr((int)index.Bits, @default.IsNull ? Value.None : @default));
        }
        return new Value(dict);
    }

    [PyMethod("start")]
    public Value Start(ThreadState ts, Value group = default) => group.IsNull ? Value.Int(from) : Number(ts, group) is var n && n < 0 ? default : Value.Int(spans[n * 2]);

    [PyMethod("end")]
    public Value End(ThreadState ts, Value group = default) => group.IsNull ? Value.Int(to) : Number(ts, group) is var n && n < 0 ? default : Value.Int(spans[n * 2 + 1]);

    [PyMethod("span")]
    public Value Span(ThreadState ts, Value group = default)
    {
        var n = group.IsNull ? 0 : Number(ts, group);
        return n < 0 ? default : new Value(PyTuple.Of(Value.Int(spans[n * 2]), Value.Int(spans[n * 2 + 1])));
    }

    [PyMethod("expand")]
    public Value Expand(ThreadState ts, [Keyword] Value template) => ts.Then(Prelude.Call(ts, PreludeNames.RegexTemplate, new Value(pattern), template), TemplateReady, new Value(this));

    static readonly Continuation TemplateReady = new("regex.expand", &Filled);

    static Value Filled(ThreadState ts, Value template, Value self, Value b, Value c)
    {
        var match = (PyMatch)self.Object;
        var pieces = new PyList();
        match.Fill((PyTuple)template.Object, pieces);
        return Join(ts, match.Subject, pieces);
    }

    [PyGetter("regs")]
    public Value Registers
    {
        get
        {
            var all = new Value[pattern.GroupCount + 1];
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = new Value(PyTuple.Of(Value.Int(spans[i * 2]), Value.Int(spans[i * 2 + 1])));
            }
            return new Value(new PyTuple(all));
        }
    }

    [PyGetter("lastindex")]
    public Value LastIndex => lastGroup < 0 ? Value.None : Value.Int(lastGroup);

    [PyGetter("lastgroup")]
    public Value LastGroup => lastGroup >= 0 && lastGroup < pattern.IndexGroup.Count ? pattern.IndexGroup.Items[lastGroup] : Value.None;

    [PyGetter("re")]
    public PyRegex Regex => pattern;

    [PyGetter("string")]
    public Value Subject => subject;

    [PyGetter("pos")]
    public long Position => position;

    [PyGetter("endpos")]
    public long EndPosition => end;

    [PyMethod("__copy__")]
    public PyMatch Copy() => this;

    [PyMethod("__deepcopy__")]
    public PyMatch DeepCopy(Value memo) => this;

    [PyMethod("__repr__")]
    public string Repr() => $"<re.Match object; span=({from}, {to}), match={(Slice(0).Object is PyStr s ? TextRepr.Of(s) : TextRepr.Of(((PyBytes)Slice(0).Object).Data))}>";
}
