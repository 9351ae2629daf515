// A compiled pattern, and the loops over all its matches. What a replacement function or a template has to say is the prelude's (regex.py).
// Looking is computed in slices: between two of them signals are handled and other tasklets have their turn.
// https://docs.python.org/3/library/re.html#regular-expression-objects
namespace Stackless.Runtime;

[PyType("Pattern", Module = "re", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyRegex(Value pattern, int flags, uint[] code, int groups, PyDict groupIndex, PyTuple indexGroup) : PyObject(ShapeIds.Regex)
{
    internal int GroupCount => groups;
    internal PyDict GroupIndex => groupIndex;
    internal PyTuple IndexGroup => indexGroup;

    bool IsBytes => Buffers.IsBuffer(pattern);

    RegexProgram? program;

    // The last run that has ended: most looks are short, and one after the other.
    PyRegexRun? spare;

    internal PyRegexRun NewRun() => new(program ??= new RegexProgram(code), groups, this);

    // The length of the subject; -1 with TypeError pending.
    int Measure(ThreadState ts, Value subject)
    {
        if (subject.Object is PyStr str)
        {
            if (!IsBytes)
            {
                return str.Length;
            }
            ts.Raise(BuiltinTypes.TypeError, "cannot use a bytes pattern on a string-like object");
            return -1;
        }
        if (Buffers.IsBuffer(subject))
        {
            if (IsBytes || pattern.IsNone)
            {
                return Buffers.Span(subject).Length;
            }
            ts.Raise(BuiltinTypes.TypeError, "cannot use a string pattern on a bytes-like object");
            return -1;
        }
        ts.Raise(BuiltinTypes.TypeError, $"expected string or bytes-like object, got '{subject.Type.MessageName}'");
        return -1;
    }

    /// <summary>A match, or None.</summary>
    internal Value Look(ThreadState ts, Value subject, long from, long to, RegexLooking how, bool mustAdvance)
    {
        var length = Measure(ts, subject);
        if (length < 0)
        {
            return default;
        }
        int start = (int)Math.Clamp(from, 0, length), end = (int)Math.Clamp(to, 0, length);
        if (start > end)
        {
            return Value.None;
        }
        PyRegexRun run;
        try
        {
            run = spare ?? NewRun();
        }
        catch (InsufficientExecutionStackException)
        {
            return ts.Raise(BuiltinTypes.RecursionError, "maximum recursion depth exceeded in a regular expression");
        }
        spare = null;
        run.Begin(start, end, how, mustAdvance);
        return GoOn(ts, subject, run);
    }

    // A slice of work after the other, and whatever is due in between: signals, other tasklets.
    Value GoOn(ThreadState ts, Value subject, PyRegexRun run)
    {
        for (;;)
        {
            var outcome = Advance(subject, run);
            if (outcome != RegexOutcome.Unfinished)
            {
                spare = run;
                return outcome == RegexOutcome.Failed ? Value.None : new Value(new PyMatch(this, subject, run.From, run.To, run.Marks, run.LastGroup, run.Start, run.End));
            }
            ts.Ticks -= PyRegexRun.WorkInSlice;
            var ticked = ts.Ticks < 0 ? ts.Tick() : Value.None;
            if (ticked.IsNull)
            {
                return ts.Then(ticked, Ticked, new Value(run), subject);
            }
        }
    }

    static readonly Continuation Ticked = new("regex.ticked", &LookOn);

    static Value LookOn(ThreadState ts, Value unused, Value run, Value subject, Value c)
    {
        var going = (PyRegexRun)run.Object;
        var self = going.Pattern;
        var length = self.Measure(ts, subject);
        if (length < going.End)
        {
            // A bytearray has become shorter: all over again.
            return length < 0 ? default : self.Look(ts, subject, going.Start, length, going.How, going.MustAdvance);
        }
        return self.GoOn(ts, subject, going);
    }

    static RegexOutcome Advance(Value subject, PyRegexRun run) => subject.Object switch
    {
        PyStr { PlainText: { } text } => run.Advance(new RegexChars(text.AsSpan(0, run.End))),
        PyStr str => run.Advance(new RegexPoints(str.Points.AsSpan(0, run.End))),
        _ => run.Advance(new RegexBytes(Buffers.Span(subject)[..run.End])),
    };

    [PyMethod("match")]
    public Value Match(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => Look(ts, @string, pos, endpos, RegexLooking.Match, false);

    [PyMethod("fullmatch")]
    public Value FullMatch(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => Look(ts, @string, pos, endpos, RegexLooking.FullMatch, false);

    [PyMethod("search")]
    public Value Search(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) => Look(ts, @string, pos, endpos, RegexLooking.Search, false);

    // Null with TypeError pending.
    internal PyRegexScanner? Scan(ThreadState ts, Value subject, long from, long to)
    {
        var length = Measure(ts, subject);
        return length < 0 ? null : new PyRegexScanner(this, subject, (int)Math.Clamp(from, 0, length), (int)Math.Clamp(to, 0, length), false);
    }

    [PyMethod("scanner")]
    public Value Scanner(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) =>
        Scan(ts, @string, pos, endpos) is { } scanner ? new Value(scanner) : default;

    [PyMethod("finditer")]
    public Value FindIter(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) =>
        Scan(ts, @string, pos, endpos) is { } scanner ? new Value(scanner) : default;

    // ---- all matches ---------------------------------------------------------------------------------------------------------------

    [PyMethod("findall")]
    public Value FindAll(ThreadState ts, [Keyword] Value @string, [Keyword] long pos = 0, [Keyword] long endpos = long.MaxValue) =>
        Scan(ts, @string, pos, endpos) is { } scanner ? AllOf(ts, scanner, new PyList()) : default;

    static readonly Continuation FoundOne = new("regex.findall.next", &AddFound);

    static Value AddFound(ThreadState ts, Value found, Value scanner, Value all, Value c)
    {
        var from = (PyRegexScanner)scanner.Object;
        return from.Pattern.Add((PyList)all.Object, found) ? from.Pattern.AllOf(ts, from, (PyList)all.Object) : all;
    }

    Value AllOf(ThreadState ts, PyRegexScanner scanner, PyList all)
    {
        for (;;)
        {
            var found = scanner.Step(ts, RegexLooking.Search);
            if (found.IsNull)
            {
                return ts.Then(found, FoundOne, new Value(scanner), new Value(all));
            }
            if (!Add(all, found))
            {
                return new Value(all);
            }
        }
    }

    // False at the end.
    bool Add(PyList all, Value found)
    {
        if (found.Object is not PyMatch match)
        {
            return false;
        }
        all.Append(groups switch
        {
            0 => match.Slice(0),
            1 => match.SliceOr(1, match.Empty),
            _ => match.AllGroups(match.Empty),
        });
        return true;
    }

    [PyMethod("split")]
    public Value Split(ThreadState ts, [Keyword] Value @string, [Keyword] long maxsplit = 0)
    {
        var scanner = Scan(ts, @string, 0, long.MaxValue);
        return scanner is null ? default : SplitFrom(ts, scanner, new PyList(), 0, maxsplit > 0 ? maxsplit : maxsplit < 0 ? 0 : long.MaxValue);
    }

    static readonly Continuation FoundSeparator = new("regex.split.next", &SplitOn);

    static Value SplitOn(ThreadState ts, Value found, Value scanner, Value pieces, Value packed)
    {
        var from = (PyRegexScanner)scanner.Object;
        long at = ((PyTuple)packed.Object).Items[0].Bits, left = ((PyTuple)packed.Object).Items[1].Bits;
        return from.Pattern.AddPiece((PyList)pieces.Object, from.Subject, found, ref at, ref left) ? from.Pattern.SplitFrom(ts, from, (PyList)pieces.Object, at, left) : pieces;
    }

    Value SplitFrom(ThreadState ts, PyRegexScanner scanner, PyList pieces, long at, long left)
    {
        for (;;)
        {
            var found = left > 0 ? scanner.Step(ts, RegexLooking.Search) : Value.None;
            if (found.IsNull)
            {
                return ts.Then(found, FoundSeparator, new Value(scanner), new Value(pieces), new Value(PyTuple.Of(Value.Int(at), Value.Int(left))));
            }
            if (!AddPiece(pieces, scanner.Subject, found, ref at, ref left))
            {
                return new Value(pieces);
            }
        }
    }

    // What stands before a separator, and its groups; or, at the end, the rest, and false.
    bool AddPiece(PyList pieces, Value subject, Value found, ref long at, ref long left)
    {
        if (found.Object is not PyMatch match)
        {
            pieces.Append(PyMatch.Slice(subject, (int)at, int.MaxValue));
            return false;
        }
        pieces.Append(PyMatch.Slice(subject, (int)at, match.From));
        for (var i = 1; i <= groups; i++)
        {
            pieces.Append(match.SliceOr(i, Value.None));
        }
        at = match.To;
        left--;
        return true;
    }

    // ---- replacing -----------------------------------------------------------------------------------------------------------------

    [PyMethod("sub")]
    public Value Sub(ThreadState ts, [Keyword] Value repl, [Keyword] Value @string, [Keyword] long count = 0) => Replace(ts, repl, @string, count, false);

    [PyMethod("subn")]
    public Value SubN(ThreadState ts, [Keyword] Value repl, [Keyword] Value @string, [Keyword] long count = 0) => Replace(ts, repl, @string, count, true);

    // A text without a backslash is what it is. Everything else is Python's to say: what to call, or what a template means.
    Value Replace(ThreadState ts, Value repl, Value subject, long count, bool isCounted)
    {
        var isLiteral = repl.Object.ShapeId == ShapeIds.Str && repl.Object is PyStr { PlainText: { } text } ? !text.Contains('\\')
            : repl.Object.ShapeId == ShapeIds.Bytes && !((PyBytes)repl.Object).Data.AsSpan().Contains((byte)'\\');
        return isLiteral
            ? ReplaceWith(ts, PyTuple.Of(repl), subject, count, isCounted)
            : Prelude.Call(ts, PreludeNames.RegexReplace, new Value(this), repl, subject, Value.Int(count), Value.Bool(isCounted));
    }

    /// <summary>Literals and group numbers in turn for each match, as many times as is said: the text, and how many there were if that is asked for.</summary>
    internal Value ReplaceWith(ThreadState ts, PyTuple template, Value subject, long count, bool isCounted)
    {
        var scanner = Scan(ts, subject, 0, long.MaxValue);
        if (scanner is null)
        {
            return default;
        }
        var replacing = new Replacing { Template = template, Left = count > 0 ? count : count < 0 ? 0 : long.MaxValue, IsCounted = isCounted };
        return ReplaceFrom(ts, scanner, replacing);
    }

    // What a substitution has done so far.
    struct Replacing
    {
        public PyTuple Template;
        public PyList? Pieces;
        public long At, Made, Left;
        public bool IsCounted;
    }

    static readonly Continuation FoundReplaced = new("regex.sub.next", &ReplaceOn);

    static Value ReplaceOn(ThreadState ts, Value found, Value scanner, Value packed, Value c)
    {
        var from = (PyRegexScanner)scanner.Object;
        var state = ((PyTuple)packed.Object).Items;
        var replacing = new Replacing
        {
            Template = (PyTuple)state[0].Object, Pieces = state[1].Object as PyList, At = state[2].Bits, Made = state[3].Bits, Left = state[4].Bits, IsCounted = state[5].IsTrue,
        };
        return AddReplaced(from.Subject, found, ref replacing) ? from.Pattern.ReplaceFrom(ts, from, replacing) : Joined(ts, from.Subject, replacing);
    }

    Value ReplaceFrom(ThreadState ts, PyRegexScanner scanner, Replacing replacing)
    {
        for (;;)
        {
            var found = replacing.Left > 0 ? scanner.Step(ts, RegexLooking.Search) : Value.None;
            if (found.IsNull)
            {
                return ts.Then(found, FoundReplaced, new Value(scanner), new Value(PyTuple.Of(new Value(replacing.Template), replacing.Pieces is { } pieces ? new Value(pieces) : Value.None,
                    Value.Int(replacing.At), Value.Int(replacing.Made), Value.Int(replacing.Left), Value.Bool(replacing.IsCounted))));
            }
            if (!AddReplaced(scanner.Subject, found, ref replacing))
            {
                return Joined(ts, scanner.Subject, replacing);
            }
        }
    }

    // What stands before a match, and what is put in its place; or, at the end, the rest, and false.
    static bool AddReplaced(Value subject, Value found, ref Replacing replacing)
    {
        if (found.Object is not PyMatch match)
        {
            replacing.Pieces?.Append(PyMatch.Slice(subject, (int)replacing.At, int.MaxValue));
            return false;
        }
        var pieces = replacing.Pieces ??= new PyList();
        if (replacing.At < match.From)
        {
            pieces.Append(PyMatch.Slice(subject, (int)replacing.At, match.From));
        }
        match.Fill(replacing.Template, pieces);
        replacing.At = match.To;
        replacing.Made++;
        replacing.Left--;
        return true;
    }

    static Value Joined(ThreadState ts, Value subject, in Replacing replacing)
    {
        var made = Value.Int(replacing.Made);
        if (replacing.Pieces is null)
        {
            return replacing.IsCounted ? WithCount(ts, subject, made, default, default) : subject;
        }
        var text = PyMatch.Join(ts, subject, replacing.Pieces);
        return replacing.IsCounted ? ts.Then(text, JoinedPieces, made) : text;
    }

    static readonly Continuation JoinedPieces = new("regex.sub.joined", &WithCount);

    static Value WithCount(ThreadState ts, Value text, Value made, Value b, Value c) => new(PyTuple.Of(text, made));

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
    public long Hash() => Hashing.TryHash(pattern, out var h) ? h ^ flags : flags;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.RegexRepr, new Value(this));
}
