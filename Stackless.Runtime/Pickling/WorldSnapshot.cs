// The stress test of pickling: at a suspension point the running program is written and read again, and goes on as the copy. One
// pickle holds the captured frames, the other tasklets' frames, what they are about to receive, and the main module's globals, so that
// what is shared stays shared. What other native structures point at (tasklets, channels, modules, classes, exceptions, files) keeps its
// identity, and so does everything reachable from it; for tasklets and cells of globals what they hold is replaced in place.
// No user code may run here: objects with hooks of their own (reduce, setstate, new, hash) are kept as they are.
// Called by the trampoline (ThreadState.OnSpill) in stress mode only.
namespace Stackless.Runtime;

sealed class WorldSnapshot
{
    /// <summary>Objects walked before sampling begins: a long loop over a big heap would take hours.</summary>
    const long FullCoverage = 300_000;

    // Of one program: whether it is sampled here must not depend on what ran before it in this process.
    long walked, count;

    /// <summary>The frames to go on with: copies of the chain that begins at <paramref name="top"/>.</summary>
    public Frame RoundTrip(ThreadState ts, Frame top)
    {
        count++;
        if (walked > FullCoverage && count % (walked / FullCoverage * 61) != 0)
        {
            return top;
        }
        var chain = Chain(top);
        // What is traced stands in the middle of its instructions, and is not pickled.
        if (chain.Exists(frame => frame is TraceFrame))
        {
            return top;
        }
        var main = (ts.Interpreter.Modules.GetOrNull(PyStr.Intern("__main__")).Object as PyModule)?.Dictionary;
        var kept = new KeptObjects(ts.Interpreter, main);
        var (tasklets, walkedCount) = kept.Find(
            [.. ts.Threads.All.SelectMany(thread => thread.Roots()), .. chain, HeapWalk.ReferenceOf(ts.SpillResult), ts.Handled, main]);
        walked += walkedCount;

        var world = Describe(ts, chain, tasklets, main);
        var writer = new PickleWriter(PickleModule.HighestProtocol);
        var bytes = new PicklerFrame(writer, new PickleOptions { Keep = kept }, world, default).Resume(ts, Value.None);
        if (bytes.IsNull)
        {
            throw Broken(ts, "writing");
        }
        var memo = new List<Value>();
        var copy = new UnpicklerFrame(new PickleInput(((PyBytes)bytes.Object).Span.ToArray()), new UnpickleOptions { Kept = kept.ByNumber }, memo).Resume(ts, Value.None);
        if (copy.IsNull)
        {
            throw Broken(ts, "reading");
        }
        PassOnIdentities(writer, memo);
        // Of the originals nobody will await one.
        ts.Interpreter.Finalization.ClaimAll();
        return Install(ts, ((PyTuple)copy.Object).Items, tasklets, main);
    }

    // Both number what they write and read alike. A text stays where it is used besides.
    static void PassOnIdentities(PickleWriter writer, List<Value> memo)
    {
        foreach (var (original, copy) in writer.Memoized.Zip(memo))
        {
            if (original is PyObject and not PyStr && copy.Object is { } made && !ReferenceEquals(original, made) && original.GetType() == made.GetType())
            {
                Identity.PassOn((PyObject)original, made);
            }
        }
    }

    static InvalidOperationException Broken(ThreadState ts, string what)
    {
        var reason = ts.IsRaising ? $"{ts.Exception!.Type.Name}: {string.Join(", ", ts.TakeException().Args.Items.Select(a => a.ToString()))}" : "it was suspended";
        return new InvalidOperationException($"{what} the world snapshot failed: {reason}");
    }

    static List<Frame> Chain(Frame? top)
    {
        var chain = new List<Frame>();
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            chain.Add(frame);
        }
        return chain;
    }

    // (frames, result in transit, handled, stop value, ((tempval, frames), ...), globals)
    static Value Describe(ThreadState ts, List<Frame> chain, List<Tasklet> tasklets, PyDict? main)
    {
        var others = new Value[tasklets.Count];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Value(PyTuple.Of(tasklets[i].Transfer, Boxes(Chain(tasklets[i].Top))));
        }
        var globals = new PyDict();
        if (main is not null)
        {
            foreach (var (key, value) in main.Pairs())
            {
                if (key.Object is PyStr name && !name.Text.StartsWith("__", StringComparison.Ordinal))
                {
                    globals.Set(name, value);
                }
            }
        }
        return new Value(PyTuple.Of(Boxes(chain), OrAbsent(ts.SpillResult), OrAbsent(ts.StopValue), new Value(PyTuple.Of(others)), new Value(globals)));
    }

    static Value Boxes(List<Frame> chain) => new(PyTuple.Of(chain.ConvertAll(frame => new Value(new FrameBox(frame))).ToArray()));

    static Value OrAbsent(Value value) => value.IsNull ? new Value(Absent) : value;

    // Stands for the null value; the end mark is a value that may be in transit itself.
    static readonly FrameBox Absent = new(new EmptyFrame());

    static Frame Install(ThreadState ts, Value[] parts, List<Tasklet> tasklets, PyDict? main)
    {
        ts.SpillResult = FromAbsent(parts[1]);
        ts.StopValue = FromAbsent(parts[2]);
        var others = ((PyTuple)parts[3].Object).Items;
        for (var i = 0; i < others.Length; i++)
        {
            var pair = ((PyTuple)others[i].Object).Items;
            tasklets[i].Transfer = pair[0];
            if (tasklets[i].State != TaskletState.Running)
            {
                tasklets[i].Innermost = Link(pair[1]);
            }
        }
        foreach (var (key, value) in ((PyDict)parts[4].Object).Pairs())
        {
            main!.Set((PyStr)key.Object, value);
        }
        return Link(parts[0])!;
    }

    static Value FromAbsent(Value value) => value.Object is FrameBox { Frame: EmptyFrame } ? default : value;

    static Frame? Link(Value boxes)
    {
        Frame? first = null, last = null;
        foreach (var box in ((PyTuple)boxes.Object).Items)
        {
            var frame = ((FrameBox)box.Object).Frame;
            if (last is null)
            {
                first = frame;
            }
            else
            {
                last.Back = frame;
            }
            last = frame;
        }
        return first;
    }
}
