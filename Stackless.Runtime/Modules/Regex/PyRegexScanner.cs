// Finds one match after the other. https://docs.python.org/3/library/re.html#re.finditer
namespace Stackless.Runtime;

/// <summary>An iterator over matches, and re.Scanner's engine.</summary>
[PyType("SRE_Scanner", Module = "_sre", IsHidden = true)]
public sealed unsafe partial class PyRegexScanner(PyRegex pattern, Value subject, int position, int end, bool mustAdvance) : PyCombiningIterator(ShapeIds.RegexScanner)
{
    int position = position;
    bool mustAdvance = mustAdvance;

    internal Value Subject => subject;

    /// <summary>The next match, or None.</summary>
    internal Value Step(ThreadState ts, RegexLooking how) =>
        position > end ? Value.None : ts.Then(pattern.Look(ts, subject, position, end, how, mustAdvance), Stepped, new Value(this));

    static readonly Continuation Stepped = new("regex.scanner.step", &GoBehind);
    static readonly Continuation Given = new("regex.scanner.next", &EndOf);

    static Value GoBehind(ThreadState ts, Value found, Value self, Value b, Value c)
    {
        var scanner = (PyRegexScanner)self.Object;
        if (found.Object is PyMatch match)
        {
            // An empty match is followed by a search for one that is not empty there, as CPython has it since 3.7.
            scanner.mustAdvance = match.To == match.From;
            scanner.position = match.To;
        }
        else
        {
            scanner.position = int.MaxValue;
        }
        return found;
    }

    static Value EndOf(ThreadState ts, Value found, Value a, Value b, Value c) => found.IsNone ? Value.End : found;

    public override Value Next(ThreadState ts)
    {
        ts.StopValue = default;
        return ts.Then(Step(ts, RegexLooking.Search), Given);
    }

    [PyMethod("search")]
    public Value Search(ThreadState ts) => Step(ts, RegexLooking.Search);

    [PyMethod("match")]
    public Value Match(ThreadState ts) => Step(ts, RegexLooking.Match);

    [PyGetter("pattern")]
    public PyRegex Pattern => pattern;

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => new(PyTuple.Of(RegexModule.Maker(ts, "_scanner"),
        new Value(PyTuple.Of(new Value(pattern), subject, Value.Int(position), Value.Int(end), Value.Bool(mustAdvance)))));
}
