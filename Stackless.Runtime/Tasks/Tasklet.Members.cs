// The tasklet as Python sees it. Names and messages are Stackless 3.8's.
namespace Stackless.Runtime;

public sealed unsafe partial class Tasklet
{
    [PyConstructor]
    internal static Value New(ThreadState ts, PyType type, [Keyword] Value func = default, [Keyword] Value args = default, [Keyword] Value kwargs = default)
    {
        var t = (Tasklet)type.Allocate();
        t.Scheduler = ts.Scheduler;
        return new Value(t);
    }

    [PyMethod("__init__")]
    internal Value Init(ThreadState ts, [Keyword] Value func = default, [Keyword] Value args = default, [Keyword] Value kwargs = default)
    {
        if (func.IsNull && args.IsNull && kwargs.IsNull)
        {
            return Value.None;
        }
        return ts.Then(Bind(ts, func, args, kwargs), Initialised);
    }

    static readonly Continuation Initialised = new("tasklet.init", &AfterInit);

    static Value AfterInit(ThreadState ts, Value self, Value a, Value b, Value c) => Value.None;

    // ---- binding and starting ---------------------------------------------------------------------------------------------

    [PyMethod("bind")]
    internal Value Bind(ThreadState ts, [Keyword] Value func = default, [Keyword] Value args = default, [Keyword] Value kwargs = default)
    {
        var hasFunction = !func.IsNull && !func.IsNone;
        if (hasFunction && !Calling.IsCallable(func))
        {
            return ts.Raise(BuiltinTypes.TypeError, "tasklet function must be a callable or None");
        }
        if (IsCurrent)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "can't (re)bind the current tasklet");
        }
        if (State is TaskletState.Scheduled or TaskletState.Blocked || IsSleeping)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "tasklet is scheduled");
        }
        var hasArguments = !args.IsNull && !args.IsNone || !kwargs.IsNull && !kwargs.IsNone;
        if (!hasFunction && !hasArguments)
        {
            if (IsMain)
            {
                return ts.Raise(BuiltinTypes.RuntimeError, "can't unbind the main tasklet");
            }
            Forget(TaskletState.Unbound);
            return new Value(this);
        }
        if (hasFunction)
        {
            Forget(TaskletState.Unbound);
            Transfer = func;
            ShareContext(ts.Scheduler.Current);
        }
        else if (IsAlive || Transfer.IsNone)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, IsAlive ? "tasklet is alive" : "the tasklet was not bound to a function");
        }
        return hasArguments ? ts.Then(Unpack(ts, args), ArgumentsReady, new Value(this), kwargs.IsNull ? Value.None : kwargs) : new Value(this);
    }

    static Value Unpack(ThreadState ts, Value args) =>
        args.IsNull || args.IsNone ? new Value(PyTuple.Empty)
        : args.Object is PyTuple ? args
        : args.Object is PyList list ? new Value(new PyTuple(list.ToArray()))
        : ts.Raise(BuiltinTypes.TypeError, "tasklet args must be a tuple or None");

    static readonly Continuation ArgumentsReady = new("tasklet.bind", &BindArguments);

    static Value BindArguments(ThreadState ts, Value arguments, Value tasklet, Value keywords, Value unused)
    {
        var self = (Tasklet)tasklet.Object;
        var values = new List<Value>(((PyTuple)arguments.Object).Items);
        var names = new List<PyStr>();
        if (!keywords.IsNone)
        {
            if (keywords.Object is not PyDict dict)
            {
                return ts.Raise(BuiltinTypes.TypeError, "tasklet kwargs must be a dictionary or None");
            }
            if (!AddKeywords(ts, dict, values, names))
            {
                return default;
            }
        }
        if (self.IsWithoutThread(ts))
        {
            return default;
        }
        self.Start(self.Transfer, values.ToArray(), [.. names]);
        return self.Made(ts);
    }

    static bool AddKeywords(ThreadState ts, PyDict keywords, List<Value> values, List<PyStr> names)
    {
        foreach (var (key, value) in keywords.Pairs())
        {
            if (key.Object is not PyStr name)
            {
                ts.Raise(BuiltinTypes.TypeError, "keywords must be strings");
                return false;
            }
            names.Add(name);
            values.Add(value);
        }
        return true;
    }

    /// <summary><c>t(...)</c> on a plain tasklet: straight from the call, without packing the arguments.</summary>
    public override Value Call0(ThreadState ts) => ShapeId == ShapeIds.Tasklet ? SetUp(ts, [], []) : base.Call0(ts);

    public override Value Call1(ThreadState ts, Value a) => ShapeId == ShapeIds.Tasklet ? SetUp(ts, [a], []) : base.Call1(ts, a);

    public override Value Call2(ThreadState ts, Value a, Value b) => ShapeId == ShapeIds.Tasklet ? SetUp(ts, [a, b], []) : base.Call2(ts, a, b);

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) =>
        ShapeId == ShapeIds.Tasklet ? SetUp(ts, arguments, keywords) : base.Call(ts, arguments, keywords);

    [PyMethod("setup")]
    [PyMethod("__call__")]
    internal Value SetUpMethod(ThreadState ts, Value[] arguments, [Keyword] PyDict keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return SetUp(ts, arguments, []);
        }
        var values = new List<Value>(arguments);
        var names = new List<PyStr>();
        return AddKeywords(ts, keywords, values, names) ? SetUp(ts, values.ToArray(), [.. names]) : default;
    }

    Value SetUp(ThreadState ts, ReadOnlySpan<Value> arguments, PyStr[] keywords)
    {
        if (IsAlive)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "tasklet is alive");
        }
        if (Transfer.IsNone)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "the tasklet was not bound to a function");
        }
        if (IsWithoutThread(ts))
        {
            return default;
        }
        Start(Transfer, arguments, keywords);
        MakeRunnable(ts);
        return Made(ts);
    }

    // Who looks at tasklets wants to know where it was made.
    Value Made(ThreadState ts) => ts.Interpreter.Observation is null ? new Value(this) : ts.Then(ts.Spill(), MakerSeen, new Value(this));

    static readonly Continuation MakerSeen = new("tasklet.maker_seen", &NoteMaker);

    static Value NoteMaker(ThreadState ts, Value spilled, Value tasklet, Value b, Value c)
    {
        ts.Interpreter.Observation?.Made((Tasklet)tasklet.Object, ts.Scheduler.Current, TaskletWords.PlaceOf(ts.Behind));
        return tasklet;
    }

    // ---- the run queue -----------------------------------------------------------------------------------------------------

    [PyMethod("insert")]
    internal Value Insert(ThreadState ts)
    {
        if (State == TaskletState.Blocked)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "You cannot run a blocked tasklet");
        }
        if (!IsAlive)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "You cannot run an unbound(dead) tasklet");
        }
        if (IsWithoutThread(ts))
        {
            return default;
        }
        MakeRunnable(ts);
        return new Value(this);
    }

    // True with RuntimeError pending: it cannot be made runnable.
    bool IsWithoutThread(ThreadState ts)
    {
        if (!HasNoThread)
        {
            return false;
        }
        ts.Raise(BuiltinTypes.RuntimeError, "tasklet has no thread");
        return true;
    }

    // A tasklet of another OS thread is made runnable by that thread.
    void MakeRunnable(ThreadState ts)
    {
        if (ReferenceEquals(Scheduler.Thread, ts))
        {
            Scheduler.Wake(this);
        }
        else
        {
            Scheduler.Post(this, null, null);
        }
    }

    /// <summary>Makes it runnable; to raise <paramref name="thrown"/>, if that is not null.</summary>
    internal void WakeWith(PyBaseException? thrown)
    {
        if (thrown is not null && IsNotStarted)
        {
            Innermost = new EmptyFrame();
        }
        Scheduler.Wake(this);
        if (thrown is not null)
        {
            Transfer = new Value(new Bomb(thrown));
        }
    }

    [PyMethod("remove")]
    internal Value Remove(ThreadState ts)
    {
        if (State == TaskletState.Blocked)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "You cannot remove a blocked tasklet.");
        }
        if (IsCurrent)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "The current tasklet cannot be removed.");
        }
        if (!ReferenceEquals(Scheduler.Thread, ts))
        {
            return ts.Scheduler.RaiseOtherThread(ts, "tasklet");
        }
        if (State == TaskletState.Scheduled)
        {
            Scheduler.Queue.Remove(this);
            Pause(Park.Removed);
        }
        else if (IsSleeping)
        {
            EndWait();
            Pause(Park.Removed);
        }
        return new Value(this);
    }

    [PyMethod("run")]
    internal Value Run(ThreadState ts)
    {
        if (!ReferenceEquals(Scheduler, ts.Scheduler))
        {
            if (Insert(ts).IsNull)
            {
                return default;
            }
            RunNext(ts);
            return Value.None;
        }
        if (CannotBeRun(ts))
        {
            return default;
        }
        Scheduler.Wake(this);
        // What somebody has put into the caller's tempval, or will, is what it gets.
        return Scheduler.SwitchTo(ts, this, Scheduler.Current.Transfer);
    }

    // A tasklet of another thread, that is runnable, is the next one there. On another OS thread it is as its mail has it.
    void RunNext(ThreadState ts)
    {
        if (ReferenceEquals(Scheduler.Thread, ts))
        {
            Scheduler.WakeNext(this);
        }
    }

    [PyMethod("switch")]
    internal Value Switch(ThreadState ts)
    {
        if (IsCurrent)
        {
            return Value.None;
        }
        return CannotBeRun(ts) ? default : Scheduler.LeaveQueueFor(ts, this, Park.Removed, Scheduler.Current.Transfer);
    }

    /// <summary>True with an error pending: nothing can switch to it.</summary>
    internal bool CannotBeRun(ThreadState ts)
    {
        if (!ReferenceEquals(Scheduler, ts.Scheduler))
        {
            ts.Raise(BuiltinTypes.RuntimeError, "can't switch to a different thread.");
            return true;
        }
        if (State == TaskletState.Blocked)
        {
            ts.Raise(BuiltinTypes.RuntimeError, "You cannot run a blocked tasklet");
            return true;
        }
        if (!IsAlive)
        {
            ts.Raise(BuiltinTypes.RuntimeError, "You cannot run an unbound(dead) tasklet");
            return true;
        }
        return !IsCurrent && Scheduler.CannotSwitch(ts);
    }

    // ---- exceptions --------------------------------------------------------------------------------------------------------

    [PyMethod("throw")]
    internal Value Throw(ThreadState ts, [Keyword] Value exc, [Keyword] Value val = default, [Keyword] Value tb = default, [Keyword] bool pending = false) =>
        ts.Then(Throwing.MakeException(ts, exc, val, tb), ExceptionReady, new Value(this), Value.Bool(pending));

    [PyMethod("raise_exception")]
    internal Value RaiseException(ThreadState ts, Value exc, params Value[] arguments) =>
        ts.Then(Throwing.MakeException(ts, exc, arguments), ExceptionReady, new Value(this), Value.Bool(false));

    [PyMethod("kill")]
    internal Value Kill(ThreadState ts, [Keyword] bool pending = false)
    {
        if (!HasNoThread)
        {
            return Throw(ts, PyBaseException.Create(BuiltinTypes.TaskletExit, []), pending);
        }
        // Nobody is left to run what it has to do at its end.
        Forget(TaskletState.Ended);
        return Value.None;
    }

    static readonly Continuation ExceptionReady = new("tasklet.throw", &ThrowReady);

    static Value ThrowReady(ThreadState ts, Value exception, Value tasklet, Value pending, Value unused) =>
        ((Tasklet)tasklet.Object).Throw(ts, (PyBaseException)exception.Object, pending.IsTrue);

    Value Throw(ThreadState ts, PyBaseException exception, bool isPending)
    {
        if (ReferenceEquals(ts.Scheduler.Current, this))
        {
            return ts.Raise(exception);
        }
        if (!IsAlive)
        {
            return exception.Type.IsSubtypeOf(BuiltinTypes.TaskletExit)
                ? Value.None
                : ts.Raise(BuiltinTypes.RuntimeError, "You cannot throw to a dead tasklet");
        }
        if (IsWithoutThread(ts))
        {
            return default;
        }
        if (!ReferenceEquals(Scheduler.Thread, ts))
        {
            Scheduler.Post(this, exception, null);
            return Value.None;
        }
        if (!ReferenceEquals(Scheduler, ts.Scheduler))
        {
            WakeWith(exception);
            if (!isPending)
            {
                RunNext(ts);
            }
            return Value.None;
        }
        if (!isPending && Scheduler.CannotSwitch(ts))
        {
            return default;
        }
        WakeWith(exception);
        return isPending ? Value.None : Scheduler.SwitchTo(ts, this, Value.None);
    }

    // ---- flags --------------------------------------------------------------------------------------------------------------

    [PyMethod("set_atomic")]
    internal Value SetAtomic(ThreadState ts, Value flag)
    {
        if (!IsFlag(ts, flag, out var isOn))
        {
            return default;
        }
        var old = Value.Bool(Has(TaskletFlags.IsAtomic));
        Set(TaskletFlags.IsAtomic, isOn);
        return !isOn && IsCurrent && Has(TaskletFlags.IsInterruptPending) && Scheduler.SwitchTrap == 0 ? Scheduler.Interrupt(ts, old) : old;
    }

    [PyMethod("set_ignore_nesting")]
    internal Value SetIgnoresNesting(ThreadState ts, [Keyword] Value flag)
    {
        if (!IsFlag(ts, flag, out var isOn))
        {
            return default;
        }
        var old = Value.Bool(Has(TaskletFlags.IgnoresNesting));
        Set(TaskletFlags.IgnoresNesting, isOn);
        return old;
    }

    static bool IsFlag(ThreadState ts, Value flag, out bool isOn)
    {
        isOn = flag.IsInt ? flag.Bits != 0 : flag.IsTrue;
        if (flag.IsInt || flag.Object is PyBool)
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, "an integer is required");
        return false;
    }

    [PyGetter("atomic")]
    internal Value GetAtomic() => Value.Bool(Has(TaskletFlags.IsAtomic));

    [PyGetter("ignore_nesting")]
    internal Value GetIgnoresNesting() => Value.Bool(Has(TaskletFlags.IgnoresNesting));

    [PyGetter("block_trap")]
    internal Value GetBlockTrap() => Value.Bool(Has(TaskletFlags.HasBlockTrap));

    [PySetter("block_trap")]
    internal Value SetBlockTrap(ThreadState ts, Value flag)
    {
        if (!IsFlag(ts, flag, out var isOn))
        {
            return default;
        }
        Set(TaskletFlags.HasBlockTrap, isOn);
        return Value.None;
    }

    // ---- state ---------------------------------------------------------------------------------------------------------------

    [PyGetter("alive")]
    internal Value GetAlive() => Value.Bool(IsAlive && !HasNoThread);

    [PyGetter("paused")]
    internal Value GetPaused() => Value.Bool(State == TaskletState.Paused && !IsSleeping && !HasNoThread);

    [PyGetter("scheduled")]
    internal Value GetScheduled() => Value.Bool(State is TaskletState.Scheduled or TaskletState.Running or TaskletState.Blocked || IsSleeping);

    [PyGetter("blocked")]
    internal Value GetBlocked() => Value.Bool(State == TaskletState.Blocked);

    /// <summary>Every frame of ours can be stored and brought back.</summary>
    [PyGetter("restorable")]
    internal Value GetRestorable() => Value.Bool(true);

    [PyGetter("is_main")]
    internal Value GetIsMain() => Value.Bool(IsMain);

    [PyGetter("is_current")]
    internal Value GetIsCurrent() => Value.Bool(IsCurrent);

    /// <summary>Moves a tasklet that waits for nobody to another thread, or to the calling one.</summary>
    [PyMethod("bind_thread")]
    internal Value BindThread(ThreadState ts, [Keyword] Value thread_id = default)
    {
        if (!thread_id.IsNull && !thread_id.IsInt)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{thread_id.Type.Name}' object cannot be interpreted as an integer");
        }
        var target = thread_id.IsNull || thread_id.Bits == -1 ? ts.Scheduler : ts.Threads.WithId(thread_id.Bits);
        if (!thread_id.IsNull && thread_id.Bits < -1)
        {
            return ts.Raise(BuiltinTypes.OverflowError, "can't convert negative int to unsigned");
        }
        if (target is null)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bad thread");
        }
        if (ReferenceEquals(target, Scheduler))
        {
            return Value.None;
        }
        if (!HasNoThread && (IsMain || IsInRunQueue || Wait is { HoldsToThread: true }))
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "can't (re)bind a runnable tasklet");
        }
        if (HasNoThread && Wait is { HoldsToThread: true })
        {
            EndWait();
            Pause(Park.Removed);
        }
        if (Channel is not { } channel || !channel.TryMove(this, target))
        {
            Scheduler = target;
        }
        return Value.None;
    }

    [PyGetter("thread_id")]
    internal Value GetThreadId() => Value.Int(HasNoThread ? -1 : Scheduler.ThreadId);

    [PyGetter("next")]
    internal Value GetNext() => Neighbour(Next);

    [PyGetter("prev")]
    internal Value GetPrev() => Neighbour(Prev);

    // Alone in the run queue, it is its own neighbour.
    Value Neighbour(Tasklet? t) => t is not null ? new Value(t) : IsInRunQueue ? new Value(this) : Value.None;

    [PyGetter("_channel")]
    internal Value GetChannel() => Channel is null ? Value.None : new Value(Channel);

    [PyGetter("tempval")]
    internal Value GetTransfer() => Transfer;

    [PySetter("tempval")]
    internal void SetTransfer(Value value) => Transfer = value.IsNull ? Value.None : value;

    [PyGetter("nesting_level")]
    internal Value GetNestingLevel() => Value.Int(0);

    [PyGetter("recursion_depth")]
    internal Value GetRecursionDepth(ThreadState ts) =>
        IsCurrent && ReferenceEquals(ts.Scheduler, Scheduler) ? ts.Then(ts.Spill(), StackReady)
        : Value.Int(IsNotStarted ? 0 : PyFrameView.CountOf(Top));

    static readonly Continuation StackReady = new("tasklet.recursion_depth", &CountFrames);

    static Value CountFrames(ThreadState ts, Value spilled, Value a, Value b, Value c) => Value.Int(PyFrameView.CountOf(ts.Behind));

    [PyGetter("name")]
    internal Value GetName() => Name is { } name ? Value.Str(name) : Value.None;

    [PySetter("name")]
    internal Value SetName(ThreadState ts, Value name)
    {
        if (name.Object is not PyStr text)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"name must be a str, not {name.Type.Name}");
        }
        Rare.Name = text.Text;
        return Value.None;
    }

    [PyMethod("__repr__")]
    internal string Repr() => $"<stackless.tasklet object at 0x{Identity.Of(new Value(this)):x}>";
}
