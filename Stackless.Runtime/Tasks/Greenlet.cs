// The greenlet: a coroutine without a scheduler. It is a tasklet that nobody schedules; a switch parks the running one and hands the other what it is to return, or
// to raise, as the value that every tasklet is resumed with. The frames of a greenlet end in a continuation that passes what came of them on to the parent.
// Not here: collecting a suspended greenlet raises nothing in it, as no one knows when an object of the CLR becomes garbage.
// Invariants: it has a tree once it has started; it has a tasklet while it is active; only a root has no parent.
// https://greenlet.readthedocs.io/en/latest/
namespace Stackless.Runtime;

[PyType("greenlet", Module = "greenlet", Subclassable = true, HasDict = true)]
sealed unsafe partial class Greenlet : PyObject, IReferring
{
    static readonly PyStr RunKey = PyStr.Intern("run");

    GreenletTree? tree;
    Greenlet? parent;
    Tasklet? tasklet;

    // Before it starts: what it is to run, null if that has not been said.
    Value run;

    // While it is not active.
    PyObject? context;

    // Until it starts, if somebody looked at tasklets when it was made: by whom, and where.
    Tasklet? maker;
    string? madeAt;

    Value[]? attributes;

    internal Greenlet(int shapeId) : base(shapeId)
    {
    }

    internal static Greenlet MakeRoot(GreenletTree tree) => new(ShapeIds.Greenlet) { tree = tree, tasklet = tree.Tasklet };

    internal override ref Value[]? AttributeSlots => ref attributes;

    IEnumerable<object?> IReferring.Referenced() => [parent, tasklet, run.Object, context, tree?.Trace, maker];

    // ---- what it is --------------------------------------------------------------------------------------------------------

    internal bool IsStarted => tree is not null;

    /// <summary>It has run to its end, or never will.</summary>
    internal bool IsOver { get; private set; }

    bool IsRoot => parent is null;
    bool IsDead => IsOver || IsRoot && tree!.HasEnded;
    bool IsActive => IsStarted && !IsDead;
    bool IsTreesCurrent => ReferenceEquals(tree?.Current, this);

    /// <summary>It, or the nearest ancestor that is not over.</summary>
    internal Greenlet Live
    {
        get
        {
            var found = this;
            while (found.IsOver)
            {
                found = found.parent!;
            }
            return found;
        }
    }

    /// <summary>Until it starts it belongs where its ancestors do.</summary>
    GreenletTree Tree
    {
        get
        {
            var found = this;
            while (found.tree is null)
            {
                found = found.parent!;
            }
            return found.tree;
        }
    }

    /// <summary>The running greenlet, which must be of the same tree; null with an error pending.</summary>
    internal Greenlet? RunningBeside(ThreadState ts)
    {
        var (own, running) = (Tree, GreenletTree.Of(ts));
        if (ReferenceEquals(own, running))
        {
            return running.Current;
        }
        ts.Raise(BuiltinTypes.GreenletError, own.HasEnded
            ? "cannot switch to a different thread (which happens to have exited)"
            : $"Cannot switch to a different thread\n\tCurrent:  {running.Root.Repr(ts)}\n\tExpected: {own.Root.Repr(ts)}");
        return null;
    }

    // ---- switching ---------------------------------------------------------------------------------------------------------

    Value SwitchWith(ThreadState ts, Value[] arguments, PyDict? keywords)
    {
        if (RunningBeside(ts) is not { } origin)
        {
            return default;
        }
        var target = Live;
        return target.IsStarted
            ? origin.Leave(ts, target, ValueOf(arguments, keywords))
            : new GreenletStartFrame(origin, target, arguments, keywords, null).Run(ts);
    }

    static readonly Continuation ExceptionReady = new("greenlet.throw", &ThrowReady);

    static Value ThrowReady(ThreadState ts, Value exception, Value self, Value b, Value c) => ((Greenlet)self.Object).Throw(ts, (PyBaseException)exception.Object);

    Value Throw(ThreadState ts, PyBaseException exception) =>
        RunningBeside(ts) is not { } origin ? default
        : !IsStarted ? new GreenletStartFrame(origin, this, [], null, exception).Run(ts)
        : origin.Leave(ts, Live, IsOver ? LastOf(exception) : new Value(new Bomb(exception)));

    /// <summary>What a switch with these arguments returns.</summary>
    internal static Value ValueOf(Value[] arguments, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return arguments.Length == 1 ? arguments[0] : new Value(new PyTuple(arguments));
        }
        return arguments.Length == 0 ? new Value(keywords) : new Value(new PyTuple([new Value(new PyTuple(arguments)), new Value(keywords)]));
    }

    /// <summary>What the parent gets of a greenlet that ends by an exception: GreenletExit is returned to it.</summary>
    internal static Value LastOf(PyBaseException exception) => exception.Type.IsSubtypeOf(BuiltinTypes.GreenletExit) ? new Value(exception) : new Value(new Bomb(exception));

    /// <summary>This one, which runs, gives way to one that is active, and returns what the next switch to it brings. If it has ended it gives way for ever.</summary>
    /// <param name="brought">A bomb is raised there.</param>
    internal Value Leave(ThreadState ts, Greenlet target, Value brought)
    {
        var tracing = target.tree!.Trace is null ? null : new GreenletTraceFrame(this, target, brought);
        if (ReferenceEquals(target, this))
        {
            return tracing is not null ? tracing.Run(ts) : Arrive(ts, brought);
        }
        var (scheduler, other) = (ts.Scheduler, target.tasklet!);
        if (other.CannotBeRun(ts))
        {
            return default;
        }
        target.tree.Current = target;
        other.Transfer = brought;
        if (tracing is not null)
        {
            tracing.Back = other.Innermost;
            (other.Innermost, other.Transfer) = (tracing, Value.None);
            other.Depth++;
        }
        if (IsOver)
        {
            scheduler.WakeNext(other);
            return Value.None;
        }
        tasklet = scheduler.Current;
        return scheduler.LeaveQueueFor(ts, other, Park.Removed, new Value(PyTuple.Empty));
    }

    /// <summary>What a switch returns or raises.</summary>
    internal static Value Arrive(ThreadState ts, Value brought) => brought.Object is Bomb bomb ? ts.Raise(bomb.Exception) : brought;

    // ---- its life ----------------------------------------------------------------------------------------------------------

    /// <summary>Asks what it is to run: a subclass may do anything then, have it started among others.</summary>
    internal Value FindRun(ThreadState ts) => AttributeLookup.Load(ts, new Value(this), RunKey);

    /// <summary>From here on it is active; it runs when somebody leaves for it.</summary>
    internal void Start(ThreadState ts, Value function, Value[] positional, PyDict? keywords)
    {
        var (arguments, names) = Packed(positional, keywords);
        tree = Tree;
        run = default;
        AttributeStorage.Delete(this, RunKey);
        var made = new Tasklet(ShapeIds.Tasklet, ts.Scheduler);
        made.Rare.Greenlets = tree;
        made.HaveOwnContext(context);
        context = null;
        made.Start(function, arguments, names);
        if (tree.Trace is not null)
        {
            // What the callback raises is raised in place of the call.
            made.Innermost = new CallFrame(function, arguments, names);
        }
        made.Innermost!.Back = new ContinuationFrame(Ended, new Value(this), default, default);
        made.Depth++;
        tasklet = made;
        if (maker is not null)
        {
            ts.Interpreter.Observation?.Made(made, maker, madeAt);
            (maker, madeAt) = (null, null);
        }
    }

    static (Value[] Arguments, PyStr[] Names) Packed(Value[] positional, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return (positional, []);
        }
        var pairs = keywords.Pairs().ToArray();
        return ([.. positional, .. pairs.Select(static pair => pair.Value)], [.. pairs.Select(static pair => (PyStr)pair.Key.Object)]);
    }

    static readonly Continuation Ended = new("greenlet.ended", &End, handlesExceptions: true);

    // Its last act is a switch from which nobody returns; its tasklet ends with that.
    static Value End(ThreadState ts, Value result, Value self, Value b, Value c)
    {
        var greenlet = (Greenlet)self.Object;
        var exception = result.IsNull ? ts.TakeException() : null;
        greenlet.Die();
        var target = greenlet.Live;
        var brought = exception is null ? result : LastOf(exception);
        return target.IsStarted ? greenlet.Leave(ts, target, brought) : new GreenletStartFrame(greenlet, target, [brought], null, (brought.Object as Bomb)?.Exception).Run(ts);
    }

    internal void Die()
    {
        context = tasklet?.Context ?? context;
        tree = Tree;
        IsOver = true;
        run = default;
        tasklet = null;
    }
}
