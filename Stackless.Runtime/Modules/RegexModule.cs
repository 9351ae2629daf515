// _sre: patterns, matches and scanners for CPython's re package, over RegexMatcher. Substitution and splitting are loops that may call back: they
// are the prelude's (regex.py). https://docs.python.org/3/library/re.html
using System.Text;

namespace Stackless.Runtime;

[PyModule("_sre")]
public static partial class RegexModule
{
    [PyConstant("MAGIC")]
    public const int Magic = 20230612;

    [PyConstant("CODESIZE")]
    public const int CodeSize = 4;

    [PyConstant("MAXREPEAT")]
    public const long MaxRepeat = RegexMatcher.MaxRepeat;

    [PyConstant("MAXGROUPS")]
    public const long MaxGroups = int.MaxValue / 2;

    internal static int Lower(int c) => CaseMapping.SimpleLower(c);
    internal static int Upper(int c) => CaseMapping.SimpleUpper(c);

    [PyFunction("unicode_tolower")]
    public static long UnicodeToLower(int c) => Lower(c);

    [PyFunction("ascii_tolower")]
    public static long AsciiToLower(int c) => c is >= 'A' and <= 'Z' ? c + 32 : c;

    [PyFunction("unicode_iscased")]
    public static bool IsUnicodeCased(int c) => Lower(c) != c || CaseMapping.Upper(c) != CaseMapping.Text(c);

    [PyFunction("ascii_iscased")]
    public static bool IsAsciiCased(int c) => c < 128 && char.IsAsciiLetter((char)c);

    [PyFunction("getcodesize")]
    public static long GetCodeSize() => CodeSize;

    /// <summary>A parsed replacement: literals and group numbers in turn.</summary>
    [PyFunction("template")]
    public static Value Template(Value pattern, PyList parts) => new(new PyTuple(parts.ToArray()));

    [PyFunction("compile")]
    public static Value Compile(ThreadState ts, [Keyword] Value pattern, [Keyword] int flags, [Keyword] PyList code, [Keyword] int groups,
        [Keyword] PyDict groupindex, [Keyword] PyTuple indexgroup)
    {
        var codes = new uint[code.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            if (!Numbers.TryLong(code[i], out long c))
            {
                return ts.Raise(BuiltinTypes.TypeError, "an integer is required");
            }
            codes[i] = (uint)c;
        }
        return new Value(new PyRegex(pattern, flags, codes, groups, groupindex, indexgroup));
    }
}

[PyType("Pattern", Module = "re", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyRegex(Value pattern, int flags, uint[] code, int groups, PyDict groupIndex, PyTuple indexGroup) : PyObject(ShapeIds.Regex)
{
    internal int GroupCount => groups;
    internal PyDict GroupIndex => groupIndex;
    internal PyTuple IndexGroup => indexGroup;

    bool IsBytes => Buffers.IsBuffer(pattern);

    // The subject as the matcher wants it; false with TypeError pending.
    bool TryStart(ThreadState ts, Value subject, long from, long to, bool isInterruptible, out RegexMatcher matcher, out int start, out int end)
    {
        matcher = null!;
        start = end = 0;
        string? text;
        int[]? points = null;
        int length;
        if (subject.Object is PyStr str)
        {
            if (IsBytes)
            {
                ts.Raise(BuiltinTypes.TypeError, "cannot use a bytes pattern on a string-like object");
                return false;
            }
            text = str.PlainText;
            points = text is null ? str.Points : null;
            length = str.Length;
        }
        else if (Buffers.IsBuffer(subject))
        {
            if (!IsBytes && !pattern.IsNone)
            {
                ts.Raise(BuiltinTypes.TypeError, "cannot use a string pattern on a bytes-like object");
                return false;
            }
            text = Encoding.Latin1.GetString(Buffers.Span(subject));
            length = text.Length;
        }
        else
        {
            ts.Raise(BuiltinTypes.TypeError, $"expected string or bytes-like object, got '{subject.Type.Name}'");
            return false;
        }
        start = (int)Math.Clamp(from, 0, length);
        end = (int)Math.Clamp(to, 0, length);
        matcher = new RegexMatcher(code, groups, text, points, end) { Interruptor = isInterruptible ? ts.Interpreter : null };
        return true;
    }

    /// <summary>Kinds of looking: at the position, at it and up to the end, anywhere from it.</summary>
    internal enum Looking
    {
        Match,
        FullMatch,
        Search,
    }

    /// <summary>Throws MatchInterruptedException, if it may, when a signal arrives.</summary>
    internal Value Look(ThreadState ts, Value subject, long from, long to, Looking how, bool isNotEmpty, bool isInterruptible)
    {
        if (!TryStart(ts, subject, from, to, isInterruptible, out var matcher, out int start, out int end))
        {
            return default;
        }
        if (start > end)
        {
            return Value.None;
        }
        try
        {
            int at = start, reached;
            if (how == Looking.Search)
            {
                at = matcher.Search(start, isNotEmpty, out reached);
            }
            else
            {
                reached = matcher.MatchAt(start, how == Looking.FullMatch, isNotEmpty);
            }
            return reached < 0 ? Value.None : new Value(new PyMatch(this, subject, at, reached, matcher.Marks, matcher.LastGroup, start, end));
        }
        catch (InsufficientExecutionStackException)
        {
            return ts.Raise(BuiltinTypes.RecursionError, "maximum recursion depth exceeded in a regular expression");
        }
    }

    // After an interruption: the handlers of the signals, and then all over again. Not interruptible if they are still not due (the signal is
    // for another thread, or switching is not allowed).
    Value LookOnce(ThreadState ts, Value subject, long from, long to, Looking how, bool isInterruptible)
    {
        try
        {
            return Look(ts, subject, from, to, how, false, isInterruptible);
        }
        catch (MatchInterruptedException)
        {
            return ts.Then(ts.Tick(), HandlersRan, new Value(this), subject, new Value(PyTuple.Of(Value.Int(from), Value.Int(to), Value.Int((int)how))));
        }
    }

    static readonly Continuation HandlersRan = new("regex.interrupted", &LookAgain);

    static Value LookAgain(ThreadState ts, Value handled, Value self, Value subject, Value packed)
    {
        var items = ((PyTuple)packed.Object).Items;
        return ((PyRegex)self.Object).LookOnce(ts, subject, items[0].Bits, items[1].Bits, (Looking)items[2].Bits, !RegexMatcher.IsSignalled(ts.Interpreter));
    }

    [PyMethod("match")]
    public Value Match(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => LookOnce(ts, @string, pos, endpos, Looking.Match, true);

    [PyMethod("fullmatch")]
    public Value FullMatch(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => LookOnce(ts, @string, pos, endpos, Looking.FullMatch, true);

    [PyMethod("search")]
    public Value Search(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => LookOnce(ts, @string, pos, endpos, Looking.Search, true);

    [PyMethod("scanner")]
    public Value Scanner(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) =>
        TryStart(ts, @string, pos, endpos, false, out _, out int start, out int end) ? new Value(new PyRegexScanner(this, @string, start, end)) : default;

    [PyMethod("finditer")]
    public Value FindIter(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => Scanner(ts, @string, pos, endpos);

    [PyMethod("findall")]
    public Value FindAll(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) =>
        FindAllOnce(ts, @string, pos, endpos, true);

    Value FindAllOnce(ThreadState ts, Value subject, long pos, long endpos, bool isInterruptible)
    {
        var scanner = Scanner(ts, subject, pos, endpos);
        if (scanner.IsNull)
        {
            return scanner;
        }
        try
        {
            return AllOf(ts, (PyRegexScanner)scanner.Object, isInterruptible);
        }
        catch (MatchInterruptedException)
        {
            return ts.Then(ts.Tick(), HandlersRanAmid, new Value(this), subject, new Value(PyTuple.Of(Value.Int(pos), Value.Int(endpos))));
        }
    }

    static readonly Continuation HandlersRanAmid = new("regex.findall.interrupted", &FindAllAgain);

    static Value FindAllAgain(ThreadState ts, Value handled, Value self, Value subject, Value packed)
    {
        var items = ((PyTuple)packed.Object).Items;
        return ((PyRegex)self.Object).FindAllOnce(ts, subject, items[0].Bits, items[1].Bits, !RegexMatcher.IsSignalled(ts.Interpreter));
    }

    Value AllOf(ThreadState ts, PyRegexScanner matches, bool isInterruptible)
    {
        var found = new PyList();
        for (;;)
        {
            var next = matches.Step(ts, Looking.Search, isInterruptible);
            if (next.IsNull)
            {
                return default;
            }
            if (next.IsNone)
            {
                return new Value(found);
            }
            var match = (PyMatch)next.Object;
            found.Append(groups switch
            {
                0 => match.Slice(0),
                1 => match.SliceOr(1, match.Empty),
                _ => match.AllGroups(match.Empty),
            });
        }
    }

    [PyMethod("sub")]
    public Value Sub(ThreadState ts, [Keyword] Value repl, [Keyword] Value @string, [Keyword] Value count = default) =>
        Prelude.Call(ts, PreludeNames.RegexSub, new Value(this), repl, @string, count.IsNull ? Value.Int(0) : count);

    [PyMethod("subn")]
    public Value SubN(ThreadState ts, [Keyword] Value repl, [Keyword] Value @string, [Keyword] Value count = default) =>
        Prelude.Call(ts, PreludeNames.RegexSubn, new Value(this), repl, @string, count.IsNull ? Value.Int(0) : count);

    [PyMethod("split")]
    public Value Split(ThreadState ts, [Keyword] Value @string, [Keyword] Value maxsplit = default) =>
        Prelude.Call(ts, PreludeNames.RegexSplit, new Value(this), @string, maxsplit.IsNull ? Value.Int(0) : maxsplit);

    [PyGetter("pattern")]
    public Value Source => pattern;

    [PyGetter("flags")]
    public long Flags => flags;

    [PyGetter("groups")]
    public long Groups => groups;

    [PyGetter("groupindex")]
    public Value GroupIndexAttribute => new(new PyMappingProxy(new Value(groupIndex)));

    [PyMethod("__copy__")]
    public PyRegex Copy() => this;

    [PyMethod("__deepcopy__")]
    public PyRegex DeepCopy(Value memo) => this;

    [PyMethod("__eq__")]
    public Value Eq(Value other) => other.Object is PyRegex o
        ? Value.Bool(flags == o.Flags && Searching.TryEqual(pattern, o.Source) == true)
        : Value.NotImplemented;

    [PyMethod("__hash__")]
    public long Hash() => Hashing.TryHash(pattern, out long h) ? h ^ flags : flags;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.RegexRepr, new Value(this));
}

/// <summary>Finds one match after the other: an iterator, and re.Scanner's engine.</summary>
[PyType("SRE_Scanner", Module = "_sre", IsHidden = true)]
public sealed unsafe partial class PyRegexScanner(PyRegex pattern, Value subject, int position, int end) : PyCombiningIterator(ShapeIds.RegexScanner)
{
    int position = position;
    bool mustAdvance;

    /// <summary>The next match, or None. Throws MatchInterruptedException, if it may, and is then where it was.</summary>
    internal Value Step(ThreadState ts, PyRegex.Looking how, bool isInterruptible)
    {
        if (position > end)
        {
            return Value.None;
        }
        var found = pattern.Look(ts, subject, position, end, how, mustAdvance, isInterruptible);
        if (found.Object is PyMatch match)
        {
            // An empty match is followed by a search for one that is not empty there, as CPython has it since 3.7.
            mustAdvance = match.To == match.From;
            position = match.To;
        }
        else
        {
            position = end + 1;
        }
        return found;
    }

    Value StepOnce(ThreadState ts, PyRegex.Looking how, bool isInterruptible)
    {
        try
        {
            return Step(ts, how, isInterruptible);
        }
        catch (MatchInterruptedException)
        {
            return ts.Then(ts.Tick(), HandlersRan, new Value(this), Value.Int((int)how));
        }
    }

    static readonly Continuation HandlersRan = new("regex.scanner.interrupted", &StepAgain);
    static readonly Continuation Stepped = new("regex.scanner.next", &EndOf);

    static Value StepAgain(ThreadState ts, Value handled, Value self, Value how, Value c) =>
        ((PyRegexScanner)self.Object).StepOnce(ts, (PyRegex.Looking)how.Bits, !RegexMatcher.IsSignalled(ts.Interpreter));

    static Value EndOf(ThreadState ts, Value found, Value a, Value b, Value c) => found.IsNone ? Value.End : found;

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        return ts.Then(StepOnce(ts, PyRegex.Looking.Search, true), Stepped);
    }

    [PyMethod("search")]
    public Value Search(ThreadState ts) => StepOnce(ts, PyRegex.Looking.Search, true);

    [PyMethod("match")]
    public Value Match(ThreadState ts) => StepOnce(ts, PyRegex.Looking.Match, true);

    [PyGetter("pattern")]
    public PyRegex Pattern => pattern;
}

[PyType("Match", Module = "re", IsHidden = true, IsGeneric = true)]
public sealed partial class PyMatch(PyRegex pattern, Value subject, int from, int to, int[] marks, int lastGroup, int position, int end) : PyObject(ShapeIds.Match)
{
    readonly int[] spans = [from, to, .. marks];

    internal int From => from;
    internal int To => to;
    internal Value Empty => subject.Object is PyStr ? new Value(PyStr.Empty) : new Value(PyBytes.Empty);

    internal Value Slice(int group)
    {
        int a = spans[group * 2], b = spans[group * 2 + 1];
        if (a < 0 || b < a)
        {
            return default;
        }
        if (subject.Object is PyStr s)
        {
            return new Value(s.Slice(a, b - a));
        }
        // A bytearray may have become shorter since.
        var bytes = Buffers.Span(subject);
        return new Value(new PyBytes(bytes[Math.Min(a, bytes.Length)..Math.Min(b, bytes.Length)].ToArray()));
    }

    internal Value SliceOr(int group, Value otherwise) => Slice(group) is { IsNull: false } found ? found : otherwise;

    internal Value AllGroups(Value otherwise)
    {
        var items = new Value[pattern.GroupCount];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = SliceOr(i + 1, otherwise);
        }
        return new Value(PyTuple.Of(items));
    }

    // The number of a group given by number or name; -1 with IndexError pending.
    int Number(ThreadState ts, Value group)
    {
        long number = -1;
        if (Numbers.TryLong(group, out long n))
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
        if (rest.Length == 0)
        {
            return Slice(0);
        }
        var found = new Value[rest.Length];
        for (int i = 0; i < rest.Length; i++)
        {
            int number = Number(ts, rest[i]);
            if (number < 0)
            {
                return default;
            }
            found[i] = SliceOr(number, Value.None);
        }
        return found.Length == 1 ? found[0] : new Value(new PyTuple(found));
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
        int n = group.IsNull ? 0 : Number(ts, group);
        return n < 0 ? default : new Value(PyTuple.Of(Value.Int(spans[n * 2]), Value.Int(spans[n * 2 + 1])));
    }

    [PyMethod("expand")]
    public Value Expand(ThreadState ts, [Keyword] Value template) => Prelude.Call(ts, PreludeNames.RegexExpand, new Value(this), template);

    [PyGetter("regs")]
    public Value Registers
    {
        get
        {
            var all = new Value[pattern.GroupCount + 1];
            for (int i = 0; i < all.Length; i++)
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
