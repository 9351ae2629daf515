// What Python can ask of a tasklet beyond its place in the queues: its frames, its context, and what the C implementation has and ours has not: a C
// stack, tracing. Its state as a value, for copying and pickling: Pickling/Tasklet.State.cs.
namespace Stackless.Runtime;

public sealed unsafe partial class Tasklet
{
    // ---- frames ----------------------------------------------------------------------------------------------------------------

    /// <summary>The innermost Python frame; None if it has not started or has ended.</summary>
    [PyGetter("frame")]
    internal Value GetFrame(ThreadState ts) =>
        IsCurrent ? PyFrameView.Caller(ts, 0)
        : Top is { } top && !IsNotStarted && PyFrameView.OfChain(top) is { } view ? new Value(view)
        : Value.None;

    /// <summary>There is no C stack behind a tasklet.</summary>
    [PyGetter("cstate")]
    internal Value GetCState() => Value.None;

    // ---- tracing ---------------------------------------------------------------------------------------------------------------

    [PyGetter("trace_function")]
    internal Value GetTraceFunction() => Value.None;

    [PySetter("trace_function")]
    internal Value SetTraceFunction(ThreadState ts, Value function) => SetTracing(ts, function, "trace_function");

    [PyGetter("profile_function")]
    internal Value GetProfileFunction() => Value.None;

    [PySetter("profile_function")]
    internal Value SetProfileFunction(ThreadState ts, Value function) => SetTracing(ts, function, "profile_function");

    Value SetTracing(ThreadState ts, Value function, string what) =>
        !IsAlive ? ts.Raise(BuiltinTypes.RuntimeError, "tasklet is not alive")
        : function.IsNull || function.IsNone ? Value.None
        : ts.Raise(BuiltinTypes.NotImplementedError, $"tasklet.{what} is not built: sys.settrace and sys.setprofile set what all tasklets of a thread are told by");

    // ---- context ---------------------------------------------------------------------------------------------------------------

    /// <summary>Its own context, or the thread's, which all share who were created outside of any Context.run; null if nobody has asked for that.</summary>
    internal PyObject? Context
    {
        get => rare?.Context ?? Scheduler.DefaultContext;
        set
        {
            var own = ReferenceEquals(value, Scheduler.DefaultContext) ? null : value;
            if (rare is not null || own is not null)
            {
                Rare.Context = own;
            }
        }
    }

    /// <summary>The one it has for itself, or null.</summary>
    internal PyObject? OwnContext => rare?.Context;

    /// <summary>A tasklet that is bound shares the context of who binds it.</summary>
    void ShareContext(Tasklet creator)
    {
        if (creator.rare?.Context is { } context)
        {
            Rare.Context = context;
        }
        else if (rare is not null)
        {
            rare.Context = null;
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
