// What Python can ask of a tasklet beyond its place in the queues: its frames, its context, and what the C implementation has and ours has not: a C
// stack. Its state as a value, for copying and pickling: Pickling/Tasklet.State.cs.
namespace Stackless.Runtime;

public sealed unsafe partial class Tasklet
{
    // ---- frames ----------------------------------------------------------------------------------------------------------------

    /// <summary>The innermost Python frame; None if it has not started or has ended.</summary>
    [PyGetter("frame")]
    internal Value GetFrame(ThreadState ts) =>
        IsCurrent ? PyFrameView.Caller(ts, 0)
        : Top is { } top && !IsNotStarted && PyFrameView.OfChain(ts, top) is { } view ? new Value(view)
        : Value.None;

    /// <summary>There is no C stack behind a tasklet.</summary>
    [PyGetter("cstate")]
    internal Value GetCState() => Value.None;

    // ---- tracing ---------------------------------------------------------------------------------------------------------------

    /// <summary>What its functions are traced by: what was set here, or what sys.settrace has set in its thread.</summary>
    [PyGetter("trace_function")]
    internal Value GetTraceFunction(ThreadState ts) => OrNone(HooksIn(ts)?.Trace);

    [PySetter("trace_function")]
    internal Value SetTraceFunction(ThreadState ts, Value function) => SetHook(ts, function, static (hooks, value) => hooks.Trace = value);

    [PyGetter("profile_function")]
    internal Value GetProfileFunction(ThreadState ts) => OrNone(HooksIn(ts)?.Profile);

    [PySetter("profile_function")]
    internal Value SetProfileFunction(ThreadState ts, Value function)
    {
        var done = SetHook(ts, function, static (hooks, value) => hooks.Profile = value);
        return !done.IsNull && State == TaskletState.Running && !function.IsNone ? PyFrameView.TraceCallers(ts) : done;
    }

    static Value OrNone(PyObject? function) => function is null ? Value.None : new Value(function);

    /// <summary>Null: those of its thread.</summary>
    internal TraceHooks? OwnHooks => rare?.Hooks;

    TraceHooks? HooksIn(ThreadState ts) => OwnHooks ?? Scheduler.HooksOfThread(ts);

    // From here on it has its own, which begin as those of its thread.
    Value SetHook(ThreadState ts, Value function, Action<TraceHooks, PyObject?> set)
    {
        if (!IsAlive)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "tasklet is not alive");
        }
        if (OwnHooks is null)
        {
            var shared = HooksIn(ts);
            Rare.Hooks = new TraceHooks { IsOfTasklet = true, Trace = shared?.Trace, Profile = shared?.Profile };
        }
        set(rare!.Hooks!, function.IsNull || function.IsNone ? null : function.Object);
        Scheduler.HooksOfTaskletChanged(ts, this);
        return Value.None;
    }

    // ---- context ---------------------------------------------------------------------------------------------------------------

    /// <summary>Its own context, or the one that all share who were created outside of any Context.run; null if nobody has asked for that.</summary>
    internal PyObject? Context
    {
        get => rare?.Context ?? DefaultContext.Made;
        set
        {
            var own = ReferenceEquals(value, DefaultContext.Made) ? null : value;
            if (rare is not null || own is not null)
            {
                Rare.Context = own;
            }
        }
    }

    /// <summary>What it uses as long as it has none of its own: its thread's, or that of the greenlet it was created in.</summary>
    internal DefaultContext DefaultContext => rare?.DefaultContext ?? Scheduler.DefaultContext;

    /// <summary>It shares its context with nobody before it: this one, or if null one that is made when somebody asks for it.</summary>
    internal void HaveOwnContext(PyObject? context)
    {
        Rare.Context = context;
        Rare.DefaultContext = new DefaultContext();
    }

    /// <summary>The one it has for itself, or null.</summary>
    internal PyObject? OwnContext => rare?.Context;

    /// <summary>A tasklet that is bound shares the context of who binds it.</summary>
    void ShareContext(Tasklet creator)
    {
        if (creator.rare is { } other && (other.Context is not null || other.DefaultContext is not null))
        {
            (Rare.Context, Rare.DefaultContext) = (other.Context, other.DefaultContext);
        }
        else if (rare is not null)
        {
            (rare.Context, rare.DefaultContext) = (null, null);
        }
    }

    [PyMethod("set_context")]
    internal Value SetContext(ThreadState ts, [Keyword] Value context) =>
        IsOfOtherThread(ts) ? default : Prelude.Call(ts, PreludeNames.TaskletSetContext, new Value(this), context);

    [PyMethod("context_run")]
    internal Value RunInContext(ThreadState ts, Value callable, Value[] arguments, [Keyword] PyDict keywords) =>
        IsOfOtherThread(ts) ? default : Prelude.Call(ts, PreludeNames.TaskletContextRun, new Value(this), callable, new Value(new PyTuple(arguments)),
            new Value(keywords ?? new PyDict()));

    [PyGetter("context_id")]
    internal Value GetContextId(ThreadState ts) => Prelude.Call(ts, PreludeNames.TaskletContextId, new Value(this));

    bool IsOfOtherThread(ThreadState ts)
    {
        if (ReferenceEquals(Scheduler, ts.Scheduler))
        {
            return false;
        }
        ts.Raise(BuiltinTypes.RuntimeError, "tasklet belongs to a different thread");
        return true;
    }
}
