// What Python can ask of a tasklet beyond its place in the queues: its frames, its context, its state as a value (copying, pickling), and
// what the C implementation has and ours has not: a C stack, tracing.
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
        : ts.Raise(BuiltinTypes.NotImplementedError, $"tasklet.{what}: compiled code calls no trace functions");

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
        IsOfOtherThread(ts) ? default : Prelude.Call(ts, "tasklet_set_context", new Value(this), context);

    [PyMethod("context_run")]
    internal Value RunInContext(ThreadState ts, Value callable, Value[] arguments, [Keyword] PyDict keywords) =>
        IsOfOtherThread(ts) ? default : Prelude.Call(ts, "tasklet_context_run", new Value(this), callable, new Value(new PyTuple(arguments)),
            new Value(keywords ?? new PyDict()));

    [PyGetter("context_id")]
    internal Value GetContextId(ThreadState ts) => Prelude.Call(ts, "tasklet_context_id", new Value(this));

    bool IsOfOtherThread(ThreadState ts)
    {
        if (ReferenceEquals(Scheduler, ts.Scheduler))
        {
            return false;
        }
        ts.Raise(BuiltinTypes.RuntimeError, "tasklet belongs to a different thread");
        return true;
    }

    // ---- its state as a value --------------------------------------------------------------------------------------------------

    /// <summary>
    /// (type, (), (flags, wait, name, tempval, handled exception, attributes, frame, frame, ...)), innermost frame first: as it is pickled.
    /// </summary>
    [PyMethod("__reduce__")]
    internal Value Reduce(ThreadState ts)
    {
        if (State == TaskletState.Running)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "You cannot __reduce__ the tasklet which is current.");
        }
        var state = new List<Value>
        {
            Value.Int((int)(Flags & ~(TaskletFlags.IsInErrorHandler | TaskletFlags.KeepsThread))),
            PickledWait,
            Name is null ? Value.None : Value.Str(Name),
            Transfer,
            Handled is null ? Value.None : new Value(Handled),
            PicklerFrame.AttributesOf(this),
        };
        for (var frame = Top; frame is not null; frame = frame.Back)
        {
            state.Add(new Value(new FrameBox(frame) { IsBorrowed = true }));
        }
        return new Value(PyTuple.Of(new Value(Type), new Value(PyTuple.Empty), new Value(new PyTuple([.. state]))));
    }

    /// <summary>What of its wait is pickled: its name, if it comes back as that.</summary>
    internal Value PickledWait => Wait?.PickledName is { } name ? Value.Str(name) : Value.None;

    static readonly PyStr ContextName = PyStr.Intern("Context");

    [PyMethod("__setstate__")]
    internal Value SetState(ThreadState ts, Value state)
    {
        if (IsAlive && State != TaskletState.Blocked)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "tasklet is alive");
        }
        if (state.Object is not PyTuple { Count: >= 6 } tuple
            || tuple.Items is not [{ IsInt: true } flags, var wait, var name, var transfer, var handled, var attributes, ..])
        {
            return ts.Raise(BuiltinTypes.TypeError, "the state is not that of a tasklet");
        }
        Frame? first = null, last = null;
        int frameCount = tuple.Count - 6;
        for (int i = 6; i < tuple.Count; i++)
        {
            if (i == tuple.Count - 1 && ReferenceEquals(tuple.Items[i].Type, ts.Interpreter.Prelude.Globals?.GetOrNull(ContextName).Object))
            {
                Context = tuple.Items[i].Object;
                frameCount--;
                break;
            }
            if (tuple.Items[i].Object is not FrameBox box)
            {
                return ts.Raise(BuiltinTypes.TypeError, "the state is not that of a tasklet");
            }
            if (box.TakeFrame() is not { } frame)
            {
                return ts.Raise(BuiltinTypes.TypeError, "cannot copy a tasklet that is suspended inside a generator or a pickler; pickle it instead");
            }
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
        Flags = (TaskletFlags)flags.Bits & ~(TaskletFlags.IsInErrorHandler | TaskletFlags.KeepsThread);
        Value.Store(ref Transfer, transfer);
        Handled = handled.Object as PyBaseException;
        if (name.Object is PyStr text)
        {
            Rare.Name = text.Text;
        }
        if (attributes.Object is PyDict dict && HasAttributeSlots)
        {
            foreach (var (key, item) in dict.Pairs())
            {
                if (key.Object is not PyStr attribute)
                {
                    return ts.Raise(BuiltinTypes.TypeError, "attribute name must be string");
                }
                AttributeStorage.Set(this, attribute.Intern(), item);
            }
        }
        Innermost = first;
        Depth = frameCount;
        if (State != TaskletState.Blocked)
        {
            if (first is not null)
            {
                Pause(Park.Named(wait));
            }
            else
            {
                State = TaskletState.Unbound;
            }
        }
        return Value.None;
    }
}
